// How right Rolecheck is on the labelled plans of this repository, beside what people would use instead:
//   npm run accuracy
import { labelledPlans } from '../../test/support/labelled-plans';
import { readBuiltinTaxonomy } from './builtin-taxonomy';
import { measureAccuracy } from './accuracy/measure';
import { drawReport } from './accuracy/report';

console.log(drawReport(measureAccuracy(labelledPlans('test/plans/labelled'), readBuiltinTaxonomy())));
