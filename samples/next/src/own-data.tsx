'use client';

import { useCallback, useState } from 'react';
import type { NanoByteUsage, NanoConcurrentViewers, NanoErrorEvent } from 'nano-metrics';
import { partnerClient, rehearsal } from './metrics';

/**
 * What a server cannot write into HTML, objects and functions, is set by a `ref`: React 19 leaves
 * such properties, and listeners like `onnano-data`, out when it takes over a server's HTML.
 */
export function OwnData() {
  const [updates, setUpdates] = useState(0);
  const [problem, setProblem] = useState('none');

  const viewers = useCallback((element: NanoConcurrentViewers) => {
    const count = () => setUpdates((n) => n + 1);
    element.source = rehearsal;
    element.addEventListener('nano-data', count);
    return () => element.removeEventListener('nano-data', count);
  }, []);

  const bytes = useCallback((element: NanoByteUsage) => {
    const tell = ({ kind }: NanoErrorEvent) => setProblem(kind);
    element.client = partnerClient;
    element.addEventListener('nano-error', tell);
    return () => element.removeEventListener('nano-error', tell);
  }, []);

  return (
    <div className="widgets">
      <p>
        Updates <output id="updates">{updates}</output>, last problem{' '}
        <output id="problem">{problem}</output>
      </p>
      <nano-concurrent-viewers
        ref={viewers}
        heading="Rehearsal"
        from="2026-01-01T00:00Z"
        to="2026-01-01T04:00Z"
        suppressHydrationWarning
      />
      <nano-byte-usage ref={bytes} suppressHydrationWarning />
    </div>
  );
}
