import type { ProblemCode } from '../problem.ts'

export const it: Record<ProblemCode, string> = {
  invalid_request: 'Una parte di quanto inviato non è valida. I campi qui sotto dicono cosa cambiare.',
  malformed_text: 'Il testo in «{field}» contiene caratteri che non si possono salvare. Toglili e riprova.',
  body_too_large: 'L’invio supera {limit}. Invia meno alla volta.',
  body_too_deep: 'L’invio è annidato oltre {limit} livelli.',
  unsupported_media_type: 'Invia questo come {expected}.',
  cross_site_request: 'La richiesta non arriva da questo sito e non è stata eseguita. Ricarica la pagina e riprova.',
  not_signed_in: 'Accedi per continuare.',
  not_allowed: 'Il tuo ruolo qui non lo permette. Può farlo o concederlo chi ha un ruolo adatto.',
  not_found: 'A questo indirizzo non c’è nulla, oppure non è visibile per te.',
  method_not_allowed: 'Questo indirizzo non accetta questo tipo di richiesta.',
  version_needed: 'Indica quale versione stai modificando (If-Match), per non sovrascrivere il lavoro altrui.',
  version_changed: 'Nel frattempo un’altra persona ha modificato questo contenuto. Confronta le due versioni e decidi.',
  idempotency_key_reused: 'Questa chiave di idempotenza è già servita per un’altra richiesta. Usane una nuova.',
  request_in_progress: 'La stessa richiesta è ancora in corso. Attendi un momento e controlla di nuovo.',
  too_many_requests: 'Troppi tentativi. Attendi {seconds} secondi e riprova.',
  shutting_down: 'Il server si sta riavviando. Riprova tra qualche secondo.',
  database_unreachable: 'Il database al momento non risponde. Nulla è cambiato. Riprova tra poco.',
  unexpected:
    'Qualcosa è andato storto da parte nostra. Nulla è rimasto a metà. Per segnalarlo cita la richiesta {requestId}.',
  source_state_forbids: 'Questa fonte di pubblico è nello stato {state}; ora questo passo non è possibile.',
  audience_too_small:
    'Questo elenco ha {people} persone e ne servono almeno {limit}, perché nessuno sia riconoscibile in una cifra. Non è stato conservato nulla.',
  source_needs_platform:
    'Nomi utente e numeri di ascoltatori appartengono a una piattaforma. Indicala, per confrontare solo cose uguali.',
  question_budget_spent:
    'In {windowDays} giorni sono stati chiesti così tanti confronti che uno in più potrebbe rivelare singole persone per differenza. Se ne può chiedere uno nuovo dal {from}; quelli già chiesti restano consultabili.',
  connector_not_set_up:
    'Questa casa non ha ancora configurato {platform}. Un file o cifre inserite a mano portano lo stesso pubblico.',
  connection_state_forbids: 'Questo account non è più collegato. Prima va collegato di nuovo.',
  connection_attempt_over:
    'Questo collegamento è stato iniziato troppo tempo fa, altrove, oppure è già concluso. Ricomincia dalla pagina del pubblico.',
  connection_denied: 'A {platform} non è stato permesso di condividere nulla. Non è stato collegato niente.',
  artist_page_needed: 'Incolla l’indirizzo della pagina artista, come lo dà «Copia link artista» su Spotify.',
  platform_unreachable: '{platform} al momento non risponde. Nulla è cambiato; riprova più tardi.',
  platform_refused:
    '{platform} non ha accettato la risposta che aveva inviato. Ricomincia; se succede di nuovo, le chiavi di questa casa potrebbero essere sbagliate.',
  source_is_connected: 'Queste cifre vengono da un account collegato. Scollegalo per ritirarle.',
  currency_mismatch: 'Gli importi sono in valute diverse ({a} e {b}).',
  role_not_in_workspace: 'Questo tipo di spazio di lavoro non prevede il ruolo «{role}».',
  role_not_yours_to_give:
    'Il tuo ruolo non permette di dare, cambiare o togliere questo ruolo. Può farlo chi risponde dello spazio di lavoro.',
  last_owner: 'Nessun’altra persona risponde di questo spazio. Prima affida il ruolo a qualcuno.',
  invitation_closed: 'Questo invito non è più aperto: è stato accettato o ritirato.',
  invitation_expired: 'Questo invito è scaduto. Chiedi a chi ti ha invitato di rimandarlo.',
  mandate_needed:
    'Per questo ruolo serve un mandato: indica che cosa è permesso, fino a quale importo e fino a quando.',
  mandate_not_for_role: 'Solo chi fa da manager ha un mandato. Toglilo per questo ruolo.',
  mandate_expired: 'Il tuo mandato è terminato il {until}. Chiedi all’artista di rinnovarlo.',
  mandate_too_small: 'Questo importo supera il tuo mandato. Chiedi all’artista di accettarlo o di alzare il limite.',
  mandate_other_currency: 'Il tuo mandato riguarda solo {currency}. Chiedi all’artista di accettare questo.',
  mandate_other_category: 'Il tuo mandato non copre questo tipo di prodotto. Chiedi all’artista di accettarlo.',
  mandate_silent:
    'Il tuo mandato non ti permette di farlo in autonomia. Chiedi all’artista di farlo o di ampliare il mandato.',
  mandate_wrong: 'Il mandato richiede un limite maggiore di zero e un ultimo giorno non ancora passato.',
  guardian_needed:
    'Sotto i {adultAge} anni ci si iscrive con chi ne ha la tutela. Indica il suo indirizzo, oppure chiedi di creare lo spazio e di invitarti.',
  guardian_must_agree:
    'Prima dei {adultAge} anni solo chi ha la tutela può dire di sì. L’artista può sempre dire di no.',
  guardian_not_needed: 'Chi si esibisce ha la maggiore età: non serve una tutela. Iscriviti come artista.',
  guardian_under_age: 'Chi esercita la tutela ha almeno {adultAge} anni.',
  birth_date_wrong: 'Questa data di nascita non può essere giusta. Controlla l’anno.',
  birth_date_needed: 'Per questo ruolo la legge chiede la data di nascita.',
  name_needed: 'Indica il nome che gli altri vedranno.',
  link_not_valid: 'Questo link è scaduto o è già stato usato. Chiedine uno nuovo.',
  credentials_wrong: 'Indirizzo e password non corrispondono. Riprova o chiedi un link di accesso.',
  password_wrong: 'Questa non è la tua password attuale.',
  account_suspended: 'Questo account è sospeso. Scrivi alla casa per farlo esaminare.',
  second_factor_needed: 'Questo ruolo chiede un secondo fattore. Impostalo o confermalo, poi continua.',
  second_factor_wrong: 'Questo codice non è giusto o è già stato usato. Aspetta il prossimo e riprova.',
  second_factor_present: 'Un secondo fattore è già impostato. Toglilo prima di ricominciare.',
  second_factor_absent: 'Nessun secondo fattore è ancora impostato.',
  second_factor_required: 'Uno dei tuoi ruoli richiede il secondo fattore: resta attivo.',
  membership_gone: 'Questo ruolo qui non è più tuo. Scegline un altro.',
  step_up_needed: 'Conferma ancora una volta la tua identità, poi ripeti.',
  not_in_demo: 'Questo appartiene al mondo demo, e questo non lo è.',
  already_member: 'Questa persona ha già questo ruolo qui.',
  not_an_act: 'Solo i progetti artistici hanno forma, generi e lingue.',
  not_yourself: 'Non puoi farlo a te. Chiedi a un’altra persona dell’amministrazione.',
  currency_unknown: '“{currency}” non è una valuta gestita qui.',
  allocation_without_weight: 'Nulla indica come ripartire questo importo.',
  rate_out_of_range: 'Una percentuale deve essere compresa tra 0 e 100 %.',
  not_your_move: 'Questo passo spetta a un’altra parte.',
  brief_state_forbids: 'Il brief è passato a un’altra fase, non è più possibile. Ricarica per vedere a che punto è.',
  brief_incomplete: 'Il brief non è ancora completo. Ciò che manca è segnalato.',
  roster_act_unknown:
    'Un artista obbligatorio non ha un prezzo o un pubblico confrontabile. Inserire un prezzo o lasciarlo fuori.',
  roster_over_budget: 'Gli artisti obbligatori costano più del budget. Aumentare il budget o rinunciare a uno di loro.',
  roster_impossible: 'Nessuna rosa rispetta tutte queste condizioni con questo budget. Allentarne una.',
  rank_policy_invalid: 'Alcuni pesi superano i limiti o insieme non fanno 100. Sono segnalati.',
  match_state_forbids:
    'Questo abbinamento è passato a un’altra fase, non è più possibile. Ricarica per vedere a che punto è.',
  match_invitation_lapsed: 'Il tempo per rispondere a questo invito è scaduto. Non ha effetto sulla tua visibilità.',
  over_budget:
    'Questo compenso supera ciò che resta del budget del brief. Accordatevi su un importo più basso o su meno lavoro.',
  match_invitation_open: 'Questo invito è ancora valido.',
  act_refuses_sector:
    'Questo artista non lavora per il settore del brief. Scartarlo; non comparirà più nella prossima graduatoria.',
  act_bound_to_rival:
    'Questo artista ha promesso l’esclusiva a un concorrente del settore in alcuni giorni di questo brief. Scartarlo, o spostare le date in un nuovo brief.',
  artist_too_young:
    'Il primo giorno di questo brief l’artista ha meno di 18 anni, e questo settore è chiuso ai minori. Scartare la candidatura.',
  terms_invalid: 'Alcune condizioni mancano o superano i limiti. Sono segnalate.',
  no_fee_policy:
    'Nessuna commissione dell’agenzia è ancora in vigore. L’amministrazione dell’agenzia deve stabilirne una.',
  offer_closed: 'Questa versione non è più aperta. Ricarica per vedere la più recente.',
  offer_expired: 'Questa offerta è scaduta. Ciascuna parte può inviare una nuova versione.',
  offer_still_open: 'Una versione di questa offerta attende ancora risposta.',
  not_your_offer: 'Solo la parte destinataria può rispondere a questa versione, e solo la mittente può ritirarla.',
  offer_not_read: 'Non sono le condizioni che hai letto. Ricarica, confronta e decidi di nuovo.',
  offer_days_out_of_range: 'Un’offerta vale da {least} a {most} giorni.',
  contract_state_forbids:
    'Il contratto è passato a un’altra fase, non è più possibile. Ricarica per vedere a che punto è.',
  contract_signing_over: 'Il tempo per firmare questo contratto è scaduto.',
  contract_signing_open: 'Questo contratto può ancora essere firmato.',
  contract_text_changed: 'Non è il testo che hai letto. Ricarica, rileggi e poi firma.',
  not_your_turn_to_sign:
    'Le firme seguono un ordine: prima l’artista, poi chi esercita la tutela se serve, poi il marchio.',
  already_signed: 'Questa parte ha già firmato o non deve firmare.',
  deliverable_state_forbids:
    'Questo lavoro è passato a un’altra fase, non è più possibile. Ricarica per vedere a che punto è.',
  revision_rounds_used:
    'I {rounds} cicli di modifiche previsti sono esauriti. Il lavoro può essere approvato così com’è.',
  review_window_over: 'Il periodo di revisione è terminato, il lavoro vale come approvato.',
  review_window_open: 'Il periodo di revisione è ancora aperto; il silenzio non vale ancora come approvazione.',
  milestone_state_forbids: 'Questa parte dell’importo è passata a un’altra fase, non è più possibile.',
  milestone_work_open: 'Un lavoro pagato da questo importo non è ancora approvato ({open} in sospeso).',
  payment_state_forbids: 'Questo pagamento è passato a un’altra fase. Ricarica per vedere a che punto è.',
  payout_state_forbids: 'Questo versamento è passato a un’altra fase. Ricarica per vedere a che punto è.',
  payout_account_open:
    'Il conto non è ancora a posto: il denaro tornerebbe indietro. Correggi prima i dati bancari presso il fornitore dei pagamenti.',
  payout_reason_missing: 'Indica perché questo versamento è trattenuto.',
  account_unknown: 'Nessun conto con questo nome nel libro mastro.',
  amount_not_positive: 'L’importo deve essere maggiore di zero.',
  payee_missing: 'È prevista una commissione, ma nessuno è indicato per riceverla.',
  account_overdrawn: 'Il saldo di questo conto non basta.',
  already_booked: 'Questo movimento è già nel libro mastro.',
  file_too_large: 'Il file supera {limit}. Invia un file più piccolo o un link.',
  file_type_refused: 'Questo tipo di file non può essere conservato qui. Immagini, video, audio e PDF sì.',
  file_empty: 'Il file è vuoto.',
  payments_unreachable:
    'Il servizio di pagamento al momento non risponde. Non è stato addebitato nulla. Riprova tra poco.',
  country_missing: 'Questo spazio non ha ancora un Paese. Sceglilo in Impostazioni, Spazio; poi configura i pagamenti.',
  payment_refused: 'Il fornitore di pagamenti ha rifiutato: {message}',
  signature_wrong: 'La firma di questo messaggio non corrisponde, quindi nulla di ciò che contiene è stato accolto.',
}
