import type { ViewersQuery } from '../model/query.js';
import type { ViewersSeries } from '../model/series.js';
import { ChartElement } from './chart-element.js';

/**
 * The maximum of concurrent viewers over time.
 *
 * @example <nano-concurrent-viewers range="1D"></nano-concurrent-viewers>
 * @tag nano-concurrent-viewers
 * @cssproperty [--nano-viewers=light-dark(#c9691a, #f0a05a)] - The line of viewers.
 */
export class NanoConcurrentViewers extends ChartElement<ViewersQuery, ViewersSeries> {
  protected override readonly about = {
    metric: 'viewers',
    route: 'viewers',
    lineIds: ['viewers'],
    heading: 'concurrentViewers',
  } as const;
}
