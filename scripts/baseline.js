/**
 * The oldest browsers in which the widgets work: what was Baseline "widely available" on this day, which
 * moves on with a minor version of the package. Lint holds src to it, see eslint.config.js for scripts
 * and check-css.js for styles; built files are of the syntax of ES2022, so that even older browsers can
 * read them and say why nothing is shown, see src/define/register.ts.
 */
export const BASELINE = 'baseline widely available on 2026-11-27';
