-- CreateTable
CREATE TABLE "invoice_month_counter" (
    "structure_id" UUID NOT NULL,
    "side" "CounterSide" NOT NULL,
    "month" DATE NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "count" INTEGER NOT NULL,
    "amount" DECIMAL(21,6) NOT NULL,

    CONSTRAINT "invoice_month_counter_pkey" PRIMARY KEY ("structure_id","side","month","status")
);

-- CreateTable
CREATE TABLE "invoice_partner_counter" (
    "structure_id" UUID NOT NULL,
    "side" "CounterSide" NOT NULL,
    "partner_id" UUID NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "count" INTEGER NOT NULL,
    "amount" DECIMAL(21,6) NOT NULL,

    CONSTRAINT "invoice_partner_counter_pkey" PRIMARY KEY ("structure_id","side","partner_id","status")
);

-- CreateTable
CREATE TABLE "invoice_step_time" (
    "structure_id" UUID NOT NULL,
    "side" "CounterSide" NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "month" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "seconds" BIGINT NOT NULL,

    CONSTRAINT "invoice_step_time_pkey" PRIMARY KEY ("structure_id","side","status","month")
);

-- CreateTable
CREATE TABLE "invoice_counter_move" (
    "id" BIGSERIAL NOT NULL,
    "structure_id" UUID NOT NULL,
    "side" "CounterSide" NOT NULL,
    "status" "InvoiceStatus" NOT NULL,
    "partner_id" UUID,
    "month" DATE,
    "delta" SMALLINT NOT NULL,
    "amount" DECIMAL(19,6) NOT NULL,
    "seconds" BIGINT,
    "left_month" DATE,

    CONSTRAINT "invoice_counter_move_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invoice_counter_move_structure_id_idx" ON "invoice_counter_move"("structure_id");

-- Rows live a minute at most: what they leave behind is cleared by their number, not by a share of a table that is empty.
ALTER TABLE invoice_counter_move SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_scale_factor = 0);
ALTER TABLE invoice_counter_move ADD CONSTRAINT invoice_counter_move_is_one CHECK (delta IN (1, -1) AND (seconds IS NULL) = (left_month IS NULL));

-- Folding is one statement that updates what is there and inserts the rest; a check is made before it is known which of both a row is for.
ALTER TABLE invoice_counter DROP CONSTRAINT invoice_counter_not_negative;

-- What is true now: kept, and moved since. A condition on the structure reaches both halves.
CREATE VIEW invoice_count AS
  SELECT structure_id, side, status, sum(count)::int AS count, sum(amount) AS amount FROM (
    SELECT structure_id, side, status, count, amount FROM invoice_counter
    UNION ALL SELECT structure_id, side, status, delta, delta * amount FROM invoice_counter_move
  ) AS one GROUP BY structure_id, side, status;

CREATE VIEW invoice_month_count AS
  SELECT structure_id, side, month, status, sum(count)::int AS count, sum(amount) AS amount FROM (
    SELECT structure_id, side, month, status, count, amount FROM invoice_month_counter
    UNION ALL SELECT structure_id, side, month, status, delta, delta * amount FROM invoice_counter_move WHERE month IS NOT NULL
  ) AS one GROUP BY structure_id, side, month, status;

CREATE VIEW invoice_partner_count AS
  SELECT structure_id, side, partner_id, status, sum(count)::int AS count, sum(amount) AS amount FROM (
    SELECT structure_id, side, partner_id, status, count, amount FROM invoice_partner_counter
    UNION ALL SELECT structure_id, side, partner_id, status, delta, delta * amount FROM invoice_counter_move WHERE partner_id IS NOT NULL
  ) AS one GROUP BY structure_id, side, partner_id, status;

CREATE VIEW invoice_step AS
  SELECT structure_id, side, status, month, sum(count)::int AS count, sum(seconds) AS seconds FROM (
    SELECT structure_id, side, status, month, count, seconds FROM invoice_step_time
    UNION ALL SELECT structure_id, side, status, left_month, 1, seconds FROM invoice_counter_move WHERE seconds IS NOT NULL
  ) AS one GROUP BY structure_id, side, status, month;

-- Of the invoices that are already there. Drafts have no month, and their recipient may still change.
CREATE FUNCTION fill_invoice_figures() RETURNS void LANGUAGE sql AS $$
  WITH sides AS (
    SELECT i.id, i.status, i.supplier_id AS structure_id, i.recipient_id AS partner_id, 'ISSUED'::"CounterSide" AS side,
      date_trunc('month', i.submitted_at AT TIME ZONE 'Europe/Paris')::date AS month,
      CASE i.invoice_type WHEN 'AVOIR' THEN -i.total_incl_tax ELSE i.total_incl_tax END AS amount
    FROM invoice i WHERE i.submitted_at IS NOT NULL AND i.status NOT IN ('BROUILLON', 'SUPPRIMEE')
    UNION ALL
    SELECT i.id, i.status, i.recipient_id, i.supplier_id, 'RECEIVED'::"CounterSide",
      date_trunc('month', i.submitted_at AT TIME ZONE 'Europe/Paris')::date,
      CASE i.invoice_type WHEN 'AVOIR' THEN -i.total_incl_tax ELSE i.total_incl_tax END
    FROM invoice i WHERE i.made_available_at IS NOT NULL AND i.submitted_at IS NOT NULL
  ), months AS (
    INSERT INTO invoice_month_counter SELECT structure_id, side, month, status, count(*), sum(amount) FROM sides GROUP BY 1, 2, 3, 4
  ), partners AS (
    INSERT INTO invoice_partner_counter SELECT structure_id, side, partner_id, status, count(*), sum(amount) FROM sides GROUP BY 1, 2, 3, 4
  ), steps AS (
    SELECT e.invoice_id, e.status, e.at, lead(e.at) OVER by_invoice AS left_at, lead(e.status) OVER by_invoice AS next
    FROM invoice_status_event e WINDOW by_invoice AS (PARTITION BY e.invoice_id ORDER BY e.position)
  )
  INSERT INTO invoice_step_time
    SELECT s.structure_id, s.side, t.status, date_trunc('month', t.left_at AT TIME ZONE 'Europe/Paris')::date,
      count(*), sum(extract(epoch FROM t.left_at - t.at))::bigint
    FROM steps t JOIN sides s ON s.id = t.invoice_id
    WHERE t.left_at IS NOT NULL AND t.next <> t.status AND t.left_at >= t.at AND t.status <> 'BROUILLON'
      AND (s.side = 'ISSUED' OR t.status IN ('MISE_A_DISPOSITION', 'A_RECYCLER', 'SUSPENDUE', 'COMPLETEE', 'SERVICE_FAIT', 'MANDATEE', 'MISE_A_DISPOSITION_COMPTABLE', 'COMPTABILISEE'))
    GROUP BY 1, 2, 3, 4
$$;
SELECT fill_invoice_figures();
