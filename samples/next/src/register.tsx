'use client';

import { useEffect } from 'react';
import './metrics';

/** Registers the elements once React has taken over the page; renders nothing. */
export function Register() {
  useEffect(() => {
    void import('nano-metrics/define');
  }, []);
  return null;
}
