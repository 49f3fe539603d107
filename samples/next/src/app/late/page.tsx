import { Suspense } from 'react';
import { Register } from '../../register';

/** The elements wait on the server for what they are to show; the rest of the page does not. */
export default function LatePage() {
  return (
    <>
      <h1>Late</h1>
      <Suspense fallback={<p id="waiting">Looking for your streams</p>}>
        <LateWidgets />
      </Suspense>
      <Register />
    </>
  );
}

async function LateWidgets() {
  const streams = await streamsOfAccount();
  return (
    <div className="widgets">
      <nano-concurrent-viewers streams={streams.join()} suppressHydrationWarning />
      <nano-byte-usage streams={streams.join()} suppressHydrationWarning />
    </div>
  );
}

/** In place of a question to the portal's own database. */
function streamsOfAccount(): Promise<string[]> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(['harbor-webcam', 'newsroom']), 500);
  });
}
