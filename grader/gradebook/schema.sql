CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,          -- UTC, ISO 8601
    finished TEXT,                  -- NULL while it runs, and for ever if it was interrupted
    course TEXT NOT NULL,           -- folder of the course
    units TEXT NOT NULL,            -- JSON: graded exercises, as unit.exercise
    seed_digest TEXT NOT NULL,      -- SHA-256 of the seed of the hidden inputs
    version TEXT NOT NULL,          -- of the grader
    fingerprint TEXT NOT NULL DEFAULT '', -- equal for runs that would give the same; an interrupted one is continued
    hidden_feedback TEXT NOT NULL DEFAULT ''  -- what `feedback` tells of hidden tests: none, hints, all; '' unknown
);

CREATE TABLE submissions (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs(id),
    student TEXT NOT NULL,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,           -- SHA-256 of what was handed in
    sandbox TEXT NOT NULL,          -- level of protection under which it ran
    score REAL NOT NULL,
    points REAL NOT NULL,
    problems TEXT NOT NULL,         -- JSON: sentences
    seconds REAL NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    earlier TEXT NOT NULL DEFAULT '[]',  -- JSON: path, unit and time of files that do not count
    position INTEGER NOT NULL DEFAULT 0,  -- in the order in which the submissions were given
    UNIQUE (run_id, student)
);

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    submission_id INTEGER NOT NULL REFERENCES submissions(id),
    unit TEXT NOT NULL,
    key TEXT NOT NULL,              -- SHA-256 of all that the result depends on; '' if it must not be taken over
    sandbox TEXT NOT NULL,          -- level of protection under which the unit's program ran
    problems TEXT NOT NULL,         -- JSON: sentences about it
    seconds REAL NOT NULL,
    origin INTEGER,                 -- the run that it was taken over from; NULL if it was graded in its own
    source TEXT NOT NULL DEFAULT '',  -- digest of the code; '' if it was not kept
    UNIQUE (submission_id, unit)
);

CREATE TABLE sources (
    digest TEXT PRIMARY KEY,        -- SHA-256 of the content
    content BLOB NOT NULL           -- JSON, compressed: the file's name, and number and text of each cell
) WITHOUT ROWID;

CREATE TABLE exercises (
    id INTEGER PRIMARY KEY,
    submission_id INTEGER NOT NULL REFERENCES submissions(id),
    unit TEXT NOT NULL,
    name TEXT NOT NULL,
    score REAL NOT NULL,
    points REAL NOT NULL,
    outcome TEXT NOT NULL,
    message TEXT,                   -- JSON: a sentence
    diagnosis TEXT NOT NULL,        -- which mistake was recognised, as kind:name
    UNIQUE (submission_id, unit, name)
);

CREATE TABLE tests (
    exercise_id INTEGER NOT NULL REFERENCES exercises(id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    public INTEGER NOT NULL,
    weight REAL NOT NULL,
    supporting INTEGER NOT NULL,
    credit REAL NOT NULL,           -- share of the weight that counts when it is carried forward
    outcome TEXT NOT NULL,
    message TEXT,                   -- JSON: a sentence, for the instructor
    feedback TEXT,                  -- JSON: a sentence, what the student may read of it
    finding TEXT,                   -- JSON: the difference, where values were compared
    seconds REAL NOT NULL,
    output TEXT NOT NULL,           -- what the student's code printed
    PRIMARY KEY (exercise_id, position)
) WITHOUT ROWID;

CREATE INDEX submissions_by_digest ON submissions(digest);
CREATE INDEX units_by_key ON units(key);
