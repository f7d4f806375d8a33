export { asOfSource, type Link, type Links, linksOf, type Shift } from '@rubric/analysis'
