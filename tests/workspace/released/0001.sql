BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE clinician (
	profile_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_clinician PRIMARY KEY (profile_id, position), 
	CONSTRAINT fk_clinician_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "clinician" VALUES(1,0,'Dr. Rivera');
INSERT INTO "clinician" VALUES(1,1,'Dr. Chen');
CREATE TABLE offered_treatment (
	profile_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	treatment VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_offered_treatment PRIMARY KEY (profile_id, position), 
	CONSTRAINT fk_offered_treatment_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "offered_treatment" VALUES(1,0,'tms');
INSERT INTO "offered_treatment" VALUES(1,1,'ect');
CREATE TABLE profile (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	hours TEXT NOT NULL, 
	logo BLOB, 
	country VARCHAR(2) NOT NULL, 
	paper VARCHAR(32) NOT NULL, 
	last_condition VARCHAR(64) NOT NULL, 
	palette VARCHAR(32) NOT NULL, 
	text_scale INTEGER NOT NULL, 
	CONSTRAINT pk_profile PRIMARY KEY (id), 
	CONSTRAINT ck_profile_only_one CHECK (id = 1), 
	CONSTRAINT ck_profile_text_scale CHECK (text_scale BETWEEN 100 AND 200), 
	CONSTRAINT ck_profile_paper CHECK (paper IN ('letter', 'a4')), 
	CONSTRAINT ck_profile_palette CHECK (palette IN ('system', 'light', 'dark', 'high-contrast'))
);
INSERT INTO "profile" VALUES(1,'Harbor Clinic','555-0142','Monday to Friday, 9 to 5',X'89504E47206E6F742061207265616C206F6E65','US','a4','trd','dark',150);
CREATE TABLE row_place (
	profile_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"row" VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_row_place PRIMARY KEY (profile_id, position), 
	CONSTRAINT fk_row_place_profile_id FOREIGN KEY(profile_id) REFERENCES profile (id) ON DELETE CASCADE
);
INSERT INTO "row_place" VALUES(1,0,'session_frequency');
INSERT INTO "row_place" VALUES(1,1,'invasiveness');
COMMIT;
