import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Money a bank sent back has a state of its own: the provider keeps it for the payee, until it is sent on. */
export class PayoutReturn1795300430000 implements MigrationInterface {
  name = 'PayoutReturn1795300430000'

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table payout drop constraint payout_state_check, add constraint payout_state_check
        check (state in ('requested', 'blocked', 'ready', 'submitting', 'submitted', 'paid', 'returned', 'unknown',
          'reconciling', 'failed_retryable', 'failed_final')),
      add check (state <> 'returned' or (transfer_id is not null and submitted_at is not null))`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup to go back')
  }
}
