/** What a page of the benchmark has, for functions that run in it. */
declare const stage: import('./draw-run.js').Stage;
