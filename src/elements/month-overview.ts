import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../i18n/messages.js';
import { DAYS, type DayUsage } from '../model/daily-usage.js';
import type { Comparison } from '../model/month-to-date.js';
import type { Value } from '../model/series.js';
import { times } from '../model/times.js';
import { pickUnit, roundTogether, UNIT_BYTES } from '../model/units.js';
import {
  type DetailsContext,
  estimateText,
  figureNames,
  FIGURES,
  roundEstimate,
  isPartial,
} from './month-details-content.js';

/**
 * The numbers of month to date as tables, in a dialog.
 *
 * @param isExact - whether to write bytes and no larger unit
 * @param onExact - told that a person wants the other
 */
export function renderOverview(
  context: DetailsContext,
  isExact: boolean,
  onExact: () => void,
): TemplateResult {
  const { shown, month, daily, projections, words, formatter } = context;
  const { currentName, previousName, trendText } = context;
  const { messages } = shown.words;
  const names = figureNames(context);
  const figures = FIGURES.map((figure) => {
    const projection = projections[figure];
    return { ...month[figure], estimate: projection ? roundEstimate(projection) : null };
  });
  const unit = pickUnit(
    shown.unit,
    figures.flatMap((of) => [of.currentBytes, of.previousMonthBytes]).map(Number),
  );
  const together = (pick: (of: Comparison) => Value) => {
    const [total = null, ...parts] = figures.map(pick);
    return roundTogether(total, parts, isExact ? 1 : UNIT_BYTES[unit] / 100);
  };
  const number = (bytes: number) =>
    isExact ? formatter.number(bytes) : formatter.inUnit(bytes, unit);
  const missing = html`<span aria-hidden="true">–</span
    ><span class="visually-hidden">${messages.notReported}</span>`;
  const cell = (bytes: Value, text = number) =>
    html`<td>${bytes === null ? missing : text(bytes)}</td>`;
  const row = (name: string, cells: unknown) =>
    html`<tr>
      <th scope="row">${name}</th>
      ${cells}
    </tr>`;
  const dayCell = (days: readonly DayUsage[], index: number) => {
    const day = days[index];
    if (!day) return html`<td></td>`;
    return cell(day.bytes, (bytes) => (isPartial(day) ? `${number(bytes)}\u00a0*` : number(bytes)));
  };
  const day = (index: number) => formatter.number(index + 1);
  const running = daily.current.findIndex(({ hours }) => hours < 24);
  return html`<dialog aria-labelledby="overview" closedby="any">
    <div class="head">
      <h3 id="overview">${words.overview}</h3>
      <button type="button" class="pill" @click=${onClose}>${words.close}</button>
    </div>
    <div class="tables" role="region" aria-labelledby="overview" tabindex="0">
      <p class="amounts">
        <span>
          ${isExact ? words.amountsInBytes : fill(words.amountsIn, { unit: formatter.unit(unit) })}
        </span>
        <label
          ><input type="checkbox" .checked=${isExact} @change=${onExact} />${words.exact}</label
        >
      </p>
      <table part="table">
        <thead>
          <tr>
            <td></td>
            ${FIGURES.map((figure) => html`<th scope="col">${names[figure]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${row(
            fill(words.wholeMonth, { month: previousName }),
            together((of) => of.previousMonthBytes).map((bytes) => cell(bytes)),
          )}
          ${row(
            fill(words.samePoint, { month: previousName }),
            together((of) => of.previousBytes).map((bytes) => cell(bytes)),
          )}
          ${row(
            fill(words.monthSoFar, { month: currentName }),
            together((of) => of.currentBytes).map((bytes) => cell(bytes)),
          )}
          ${row(
            words.change,
            figures.map((of) => html`<td>${trendText(of.trend)}</td>`),
          )}
          ${row(
            fill(words.estimate, { month: currentName }),
            figures.map((of) => cell(of.estimate, (bytes) => `≈ ${number(bytes)}`)),
          )}
        </tbody>
      </table>
      <p>${estimateText(context)}</p>
      <table part="table">
        <thead>
          <tr>
            <th scope="col">${words.day}</th>
            <th scope="col">${currentName}</th>
            <th scope="col">${previousName}</th>
          </tr>
        </thead>
        <tbody>
          ${times(DAYS, (index) =>
            row(index === running ? fill(words.soFar, { day: day(index) }) : day(index), [
              dayCell(daily.current, index),
              dayCell(daily.previous, index),
            ]),
          )}
        </tbody>
      </table>
      ${[...daily.current, ...daily.previous].some(isPartial) ? html`<p>${words.gaps}</p>` : nothing}
    </div>
  </dialog>`;
}

function onClose({ target }: Event): void {
  (target as Element).closest('dialog')?.close();
}
