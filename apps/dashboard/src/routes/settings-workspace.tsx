import { useSuspenseQuery } from '@tanstack/react-query'
import { workspaceQuery } from '../features/workspace/workspace.api.ts'
import { WorkspaceForm } from '../features/workspace/workspace-form.tsx'
import { useHere } from '../lib/session.ts'
import type { Load } from './lazily.tsx'

export const loader = ({ queries }: Load) => queries.ensureQueryData(workspaceQuery)

export default function SettingsWorkspaceRoute() {
  const here = useHere()
  const { data: workspace } = useSuspenseQuery(workspaceQuery)
  return <WorkspaceForm key={workspace.id} of={workspace} mayChange={here.may('workspace.change')} />
}
