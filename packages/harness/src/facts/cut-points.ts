export { type CutPoints, cutPoints, type Offset } from '@rubric/analysis'
