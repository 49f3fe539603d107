// The elements, their attributes and events, for JSX.
import 'nano-metrics/react';
