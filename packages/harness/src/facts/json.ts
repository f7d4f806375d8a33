export { isObject, lookUp, nest, objectOf, own } from '@rubric/analysis'
