import type { PropertyDeclarations } from 'lit';
import type { BytesQuery } from '../model/query.js';
import type { BytesSeries } from '../model/series.js';
import type { UnitSetting } from '../model/unit-setting.js';
import type { OrText } from './attributes.js';
import { ChartElement } from './chart-element.js';

/**
 * Ingest and playout over time.
 *
 * @example <nano-byte-usage range="1W" unit="GB"></nano-byte-usage>
 * @tag nano-byte-usage
 * @cssproperty [--nano-playout=light-dark(#c9691a, #f0a05a)] - The line of playout.
 * @cssproperty [--nano-ingest=light-dark(#2b68b5, #78b0f0)] - The line of ingest.
 */
export class NanoByteUsage extends ChartElement<BytesQuery, BytesSeries> {
  static override properties: PropertyDeclarations = { unit: {} };

  /**
   * `auto`, or a fixed unit: `MB`, `GB`, `TB`, `PB` (SI) or `MiB`, `GiB`, `TiB`, `PiB`.
   *
   * @default 'auto'
   */
  unit: OrText<UnitSetting> | undefined;

  protected override readonly about = {
    metric: 'bytes',
    route: 'bytes',
    lineIds: ['playout', 'ingest'],
    heading: 'byteUsage',
  } as const;
}
