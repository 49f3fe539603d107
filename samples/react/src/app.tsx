import { useRef, useState } from 'react';
import type { NanoConcurrentViewers, RangePreset } from 'nano-metrics';
import 'nano-metrics/react';
import { partnerClient, rehearsal } from './metrics.js';

const THEMES = ['auto', 'light', 'dark'];
const LANGS = ['en', 'de'];

export function App() {
  const [isShown, setShown] = useState(true);
  const [range, setRange] = useState<RangePreset>('1D');
  const [lang, setLang] = useState('en');
  const [theme, setTheme] = useState('auto');
  const [compare, setCompare] = useState(true);
  const [streams, setStreams] = useState(['harbor-webcam', 'newsroom', 'radio-studio']);
  const [updates, setUpdates] = useState(0);
  const [clicks, setClicks] = useState(0);
  const [problem, setProblem] = useState('none');
  const [csv, setCsv] = useState('');
  const viewers = useRef<NanoConcurrentViewers>(null);

  return (
    <main>
      <h1>Streaming overview</h1>
      <div className="controls">
        <label>
          <input
            id="shown"
            type="checkbox"
            checked={isShown}
            onChange={(event) => setShown(event.target.checked)}
          />
          Metrics
        </label>
        <label>
          <input
            id="compare"
            type="checkbox"
            checked={compare}
            onChange={(event) => setCompare(event.target.checked)}
          />
          Compare
        </label>
        <label>
          Language
          <select id="lang" value={lang} onChange={(event) => setLang(event.target.value)}>
            {LANGS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Theme
          <select id="theme" value={theme} onChange={(event) => setTheme(event.target.value)}>
            {THEMES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <button id="refresh" onClick={() => void viewers.current?.refresh()}>
          Refresh
        </button>
        <button id="csv" onClick={() => setCsv(viewers.current?.toCSV() ?? '')}>
          CSV
        </button>
        <button id="reverse" onClick={() => setStreams(streams.toReversed())}>
          Reverse streams
        </button>
        <button id="click" onClick={() => setClicks(clicks + 1)}>
          Clicked {clicks} times
        </button>
      </div>
      <p>
        Range <output id="range">{range}</output>, updates <output id="updates">{updates}</output>,
        last problem <output id="problem">{problem}</output>
      </p>

      {isShown && (
        <div className="widgets">
          <nano-mtd-usage client={partnerClient} lang={lang} theme={theme}>
            <a slot="unauthorized" href="#sign-in">
              Sign in to see your usage
            </a>
          </nano-mtd-usage>
          <nano-concurrent-viewers
            ref={viewers}
            range={range}
            lang={lang}
            theme={theme}
            compare={compare}
            refresh={30}
            streams={['harbor-webcam', 'newsroom']}
            onnano-data={() => setUpdates((count) => count + 1)}
            onnano-error={(event) => setProblem(event.kind)}
            onnano-range-change={(event) => setRange(event.detail.range)}
          />
          <nano-concurrent-viewers
            heading="Rehearsal"
            from="2026-01-01T00:00Z"
            to="2026-01-01T04:00Z"
            lang={lang}
            theme={theme}
            source={rehearsal}
          />
          <ul className="streams">
            {streams.map((stream) => (
              <li key={stream}>
                <nano-byte-usage heading={stream} streams={stream} lang={lang} theme={theme} />
              </li>
            ))}
          </ul>
        </div>
      )}

      <pre id="csv-text">{csv}</pre>
    </main>
  );
}
