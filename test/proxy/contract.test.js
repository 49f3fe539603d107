import { testAnswers } from '../contract/answers.js';
import { oneProxy, simulatorAlone } from '../contract/worlds.js';

testAnswers('the simulator', simulatorAlone);
testAnswers('a proxy', oneProxy);
