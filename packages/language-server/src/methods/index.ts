/** Every request that the server answers. */
import type { Method } from '../method.ts'
import { diagnosticMethods } from './diagnostics.ts'

export const methods: readonly Method[] = [...diagnosticMethods]
