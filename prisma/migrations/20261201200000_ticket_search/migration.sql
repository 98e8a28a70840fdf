-- The search bar (F-3): a ticket by the beginning of its number, or by words of its title.
CREATE INDEX ticket_by_number ON ticket (number text_pattern_ops);
CREATE INDEX ticket_title_search ON ticket USING gin (plain_text(title) gin_trgm_ops);
-- The search in a list of tickets (F-105): words of what a ticket itself says; those of its category are found among the categories.
CREATE INDEX ticket_list_search ON ticket USING gin (
  plain_text(number || ' ' || title || ' ' || description || ' ' || coalesce(object_number, '') || ' ' || coalesce(issuer_name, '')) gin_trgm_ops
);
CREATE INDEX ticket_subcategory_id_idx ON ticket (subcategory_id);
