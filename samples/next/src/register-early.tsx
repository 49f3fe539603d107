'use client';

import './metrics';
import 'nano-metrics/define';

/** Registers the elements as soon as this file has come; renders nothing. */
export function RegisterEarly() {
  return null;
}
