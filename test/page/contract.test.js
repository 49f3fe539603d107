import { testWidgets } from '../contract/widgets.js';
import { oneProxy } from '../contract/worlds.js';

testWidgets('a proxy', oneProxy);
