-- Summaries are what is answered, reports are what each article said; a summary
-- is made of its leading report and counts of the others. sk is the sort key
-- that orders a list, num what full-text tables and joins know a row by.
CREATE TABLE article(
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sk TEXT NOT NULL, digest TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL,
  outlet TEXT NOT NULL, authors TEXT NOT NULL, published INTEGER, recorded INTEGER, text TEXT NOT NULL
) STRICT;
CREATE INDEX article_sk ON article(sk);
CREATE INDEX article_outlet ON article(outlet, sk);

-- What became of the IDs that a merge took away.
CREATE TABLE renamed(old TEXT NOT NULL PRIMARY KEY, new TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX renamed_new ON renamed(new);

CREATE TABLE entity(
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sk TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, terms TEXT NOT NULL,
  named INTEGER NOT NULL, mentions INTEGER NOT NULL, articles INTEGER NOT NULL, first INTEGER, last INTEGER
) STRICT;
CREATE INDEX entity_sk ON entity(sk);
CREATE INDEX entity_kind ON entity(kind, sk);
CREATE TABLE entity_report(num INTEGER PRIMARY KEY, entity TEXT NOT NULL, sk TEXT NOT NULL, article TEXT NOT NULL, report TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX entity_report_entity ON entity_report(entity, sk, article);
CREATE INDEX entity_report_article ON entity_report(article, entity);
CREATE TABLE entity_alias(
  entity TEXT NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, folded TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY(entity, text, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_alias_folded ON entity_alias(folded, entity);

-- The sk of a report is that of its article.
CREATE TABLE report(num INTEGER PRIMARY KEY, fact TEXT NOT NULL, sk TEXT NOT NULL, article TEXT NOT NULL, lead TEXT NOT NULL, report TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX report_fact ON report(fact, sk);
CREATE INDEX report_lead ON report(fact, lead);
CREATE INDEX report_article ON report(article, fact);
CREATE TABLE evidence(
  num INTEGER PRIMARY KEY, fact TEXT NOT NULL, sk TEXT NOT NULL, article TEXT NOT NULL, published INTEGER, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  points_start INTEGER NOT NULL, points_end INTEGER NOT NULL, units_start INTEGER NOT NULL, units_end INTEGER NOT NULL, text TEXT NOT NULL,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, context TEXT NOT NULL, cue TEXT NOT NULL, extractor TEXT NOT NULL, confidence REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX evidence_fact ON evidence(fact, sk);
CREATE INDEX evidence_article ON evidence(article, fact);

CREATE TABLE relation(
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sk TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL, object TEXT NOT NULL, polarity TEXT NOT NULL,
  modality TEXT NOT NULL, attributed TEXT NOT NULL, detail TEXT NOT NULL, begins INTEGER, ends INTEGER, grain TEXT NOT NULL, basis TEXT NOT NULL,
  words TEXT NOT NULL, confidence REAL NOT NULL, sources INTEGER NOT NULL, first INTEGER, last INTEGER
) STRICT;
CREATE INDEX relation_sk ON relation(sk);
CREATE INDEX relation_type ON relation(type, sk);
CREATE INDEX relation_subject ON relation(subject, sk);
CREATE INDEX relation_object ON relation(object, sk);
CREATE INDEX relation_subject_type ON relation(subject, type, sk);
CREATE INDEX relation_object_type ON relation(object, type, sk);
CREATE INDEX relation_attributed ON relation(attributed, sk) WHERE attributed <> '';
CREATE INDEX relation_out ON relation(subject, object, type) WHERE polarity = 'POSITIVE' AND modality = 'ASSERTED';
CREATE INDEX relation_in ON relation(object, subject, type) WHERE polarity = 'POSITIVE' AND modality = 'ASSERTED';

CREATE TABLE statement(
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sk TEXT NOT NULL, speaker TEXT NOT NULL, behalf TEXT NOT NULL, addressees TEXT NOT NULL,
  form TEXT NOT NULL, text TEXT NOT NULL, cue TEXT NOT NULL, about TEXT NOT NULL, platform TEXT NOT NULL, begins INTEGER, ends INTEGER,
  grain TEXT NOT NULL, basis TEXT NOT NULL, words TEXT NOT NULL, confidence REAL NOT NULL, sources INTEGER NOT NULL, first INTEGER, last INTEGER
) STRICT;
CREATE INDEX statement_sk ON statement(sk);
CREATE INDEX statement_speaker ON statement(speaker, sk);
CREATE INDEX statement_behalf ON statement(behalf, sk) WHERE behalf <> '';
CREATE INDEX statement_platform ON statement(platform, sk) WHERE platform <> '';
CREATE TABLE about(entity TEXT NOT NULL, sk TEXT NOT NULL, statement INTEGER NOT NULL, stance TEXT NOT NULL, PRIMARY KEY(entity, sk)) STRICT, WITHOUT ROWID;
CREATE INDEX about_statement ON about(statement);

-- The num of an event is that of the entity that it is.
CREATE TABLE event(
  num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sk TEXT NOT NULL, type TEXT NOT NULL, participants TEXT NOT NULL, begins INTEGER, ends INTEGER,
  grain TEXT NOT NULL, basis TEXT NOT NULL, words TEXT NOT NULL, confidence REAL NOT NULL
) STRICT;
CREATE INDEX event_sk ON event(sk);
CREATE INDEX event_type ON event(type, sk);
CREATE TABLE participant(entity TEXT NOT NULL, sk TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY(entity, sk)) STRICT, WITHOUT ROWID;
CREATE INDEX participant_event ON participant(event);

-- Folded terms between spaces. The ascii tokenizer takes every character above
-- 127 for a letter, so that a term is what news.Terms says it is. Matches are
-- never ranked, so that lists of the rows that have a term do.
CREATE VIRTUAL TABLE article_text USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii');
CREATE VIRTUAL TABLE entity_text USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1 2 3');
CREATE VIRTUAL TABLE statement_text USING fts5(terms, content='', contentless_delete=1, detail=none, tokenize='ascii');
