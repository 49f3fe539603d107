import '~/metrics';

/** Registers the elements once Vue has taken over the page. */
export default defineNuxtPlugin(() => {
  onNuxtReady(() => void import('nano-metrics/define'));
});
