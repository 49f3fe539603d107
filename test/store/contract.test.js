import { testAnswers } from '../contract/answers.js';
import { testWidgets } from '../contract/widgets.js';
import { twoProxiesWithRedis } from '../contract/worlds.js';

testAnswers('two proxies with Redis', twoProxiesWithRedis);
testWidgets('two proxies with Redis', twoProxiesWithRedis);
