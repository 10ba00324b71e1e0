/**
 * What happened in one deal ($1, its match), oldest first: the way to the contract from the rows themselves, from then
 * on the contract's own record. `by` is a side, never a person. Of what one transaction did, the cause stands first.
 */
export const HISTORY_SQL = `
select what, by, at from (
  select 1 as step, 'brief.submitted' as what, 'brand' as by, b.submitted_at as at
    from match m join brief b on b.id = m.brief_id where m.id = $1
  union all select 1, 'brief.passed', 'house', b.passed_at from match m join brief b on b.id = m.brief_id where m.id = $1
  union all select 2, 'match.approved', 'house', approved_at from match where id = $1
  union all select 2, 'match.invited', 'house', invited_at from match where id = $1
  union all select 5, 'match.ended',
      case state when 'brand_declined' then 'brand' when 'declined_by_act' then 'act'
        else coalesce(ended_by, 'system') end, entered_at
    from match where id = $1 and state in ('brand_declined', 'declined_by_act', 'expired', 'closed')
  union all select 3, case o.version when 1 then 'offer.sent' else 'offer.countered' end, o.sent_by, o.sent_at
    from offer_thread t join offer o on o.thread_id = t.id where t.match_id = $1
  union all select 3, 'offer.' || o.state,
      case o.state when 'withdrawn' then o.sent_by when 'expired' then 'system'
        else case o.sent_by when 'brand' then 'act' else 'brand' end end, o.closed_at
    from offer_thread t join offer o on o.thread_id = t.id
    where t.match_id = $1 and o.state not in ('sent', 'countered')
  union all select 4, r.what, split_part(r.by, ':', 1), r.at
    from contract c join contract_record r on r.contract_id = c.id where c.match_id = $1
) event where at is not null order by at, step, what`
