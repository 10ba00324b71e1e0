import { QueryClientProvider } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, Suspense, use } from 'react'

/**
 * Gives the query cache to what is inside. The shell has it; a page before the shell that reads through queries wraps
 * itself, and one that does not stays without that code.
 */
export const QueryRoot = ({ children }: { readonly children: ReactNode }) => (
  <Suspense>
    <Provided>{children}</Provided>
  </Suspense>
)

function Provided({ children }: { readonly children: ReactNode }) {
  const { queries } = useRouter().options.context
  return <QueryClientProvider client={use(queries())}>{children}</QueryClientProvider>
}
