// The elements, their attributes and events, for templates.
import 'nano-metrics/vue';
