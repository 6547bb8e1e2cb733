namespace Foldstream.PostgreSql;

/// <summary>The functions that write. They run with their owner's rights, so that who appends needs none on the tables but to read.</summary>
internal static class SchemaFunctions
{
    // One call is one batch, and one transaction. The head row's lock is its first look at a table, so all that it reads behind it is as the last
    // batch left it (READ COMMITTED: each statement looks anew), and no other lock is waited for: nothing can deadlock. The lock is the server's
    // alone to give back, with the commit: no client's pause can hold it. The loop works in memory; tables are read and written by the batch.
    // Plans must not depend on how small a table was when it was last counted: each statement goes through an index.
    public const string Append = """
        CREATE FUNCTION @s.append(
            p_floor bigint, p_durability text, p_lock_timeout text,
            p_tenants text[], p_categories text[], p_keys text[],
            p_units integer[], p_streams integer[], p_lowest bigint[], p_highest bigint[], p_counts integer[],
            p_append_ids uuid[], p_times bigint[], p_metadata bytea[], p_pages bytea[], p_batch integer DEFAULT 0,
            OUT o_head bigint, OUT o_positions bigint[], OUT o_versions bigint[])
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
        AS $function$
        DECLARE
            v_items integer := cardinality(p_units);
            v_before bigint;
            v_known bigint[];
            v_ids bigint[];
            v_was bigint[];
            v_states integer[];
            v_now bigint[];
            v_held integer[];
            v_has_new boolean := false;
            v_first integer;
            v_next integer := 1;
            v_stream integer;
            v_written boolean;
            i integer;
        BEGIN
            -- Until the transaction ends, which the caller lets it do at once.
            PERFORM set_config('lock_timeout', p_lock_timeout, true);
            IF p_durability = 'off' THEN
                PERFORM set_config('synchronous_commit', 'off', true);
            ELSIF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
                PERFORM set_config('synchronous_commit', 'on', true);
            END IF;

            -- That a standby has not confirmed a commit is told by a warning, and by nothing else.
            IF current_setting('client_min_messages') = 'error' THEN
                PERFORM set_config('client_min_messages', 'warning', true);
            END IF;

            -- A batch that writes nothing has a commit record too, by this lock: what it says of others' appends is on disk when it is said.
            SELECT h.position INTO v_before FROM @s.head h WHERE h.id = 1 FOR UPDATE;
            IF v_before IS NULL THEN
                RAISE EXCEPTION USING ERRCODE = 'FS001', MESSAGE = 'The head row is missing.';
            ELSIF v_before < p_floor THEN
                RAISE EXCEPTION USING ERRCODE = 'FS002', MESSAGE = format('The head is at %s.', v_before);
            END IF;

            o_head := v_before;
            SELECT array_agg(coalesce(s.id, 0) ORDER BY n.place), array_agg(coalesce(s.version, 0) ORDER BY n.place), array_agg(coalesce(s.state, 0) ORDER BY n.place)
            INTO v_known, v_was, v_states
            FROM unnest(p_tenants, p_categories, p_keys) WITH ORDINALITY AS n (tenant, category, key, place)
            LEFT JOIN LATERAL (
                SELECT t.id, t.version, t.state FROM @s.streams t
                WHERE t.tenant = n.tenant AND t.category = n.category AND t.key = n.key LIMIT 1) s ON true;
            v_ids := v_known;
            v_now := v_was;

            SELECT array_agg(i.place) INTO v_held
            FROM unnest(p_append_ids, p_streams, p_counts) WITH ORDINALITY AS i (append_id, stream, count, place)
            CROSS JOIN LATERAL (
                SELECT 1 FROM @s.pages p WHERE p.append_id = i.append_id AND p.stream_id = v_known[i.stream] LIMIT 1) p
            WHERE i.count > 0 AND v_known[i.stream] <> 0 AND v_states[i.stream] < 2;

            -- An item's position: where it was written; -1 its stream holds it already; -2 its stream is at another version; -3 closed; -4 deleted; 0 not looked at.
            o_positions := array_fill(0::bigint, ARRAY[v_items]);
            o_versions := array_fill(0::bigint, ARRAY[v_items]);
            IF v_held IS NOT NULL THEN
                FOREACH i IN ARRAY v_held LOOP
                    o_positions[i] := -1;
                END LOOP;
            END IF;

            WHILE v_next <= v_items LOOP
                v_first := v_next;
                v_written := true;
                WHILE v_next <= v_items AND p_units[v_next] = p_units[v_first] LOOP
                    v_written := v_written AND o_positions[v_next] = 0;
                    v_next := v_next + 1;
                END LOOP;

                i := v_first;
                WHILE v_written AND i < v_next LOOP
                    v_stream := p_streams[i];
                    IF v_states[v_stream] >= 2 OR v_states[v_stream] = 1 AND p_counts[i] > 0 THEN
                        o_positions[i] := -2 - least(v_states[v_stream], 2);
                        v_written := false;
                    ELSIF v_now[v_stream] NOT BETWEEN p_lowest[i] AND p_highest[i] THEN
                        o_positions[i] := -2;
                        o_versions[i] := v_now[v_stream];
                        v_written := false;
                    END IF;
                    i := i + 1;
                END LOOP;

                i := v_first;
                WHILE v_written AND i < v_next LOOP
                    IF p_counts[i] > 0 THEN
                        v_stream := p_streams[i];
                        IF v_ids[v_stream] = 0 THEN
                            v_ids[v_stream] := nextval(@q::regclass);
                            v_has_new := true;
                        END IF;
                        o_positions[i] := o_head + 1;
                        o_head := o_head + p_counts[i];
                        v_now[v_stream] := v_now[v_stream] + p_counts[i];
                        o_versions[i] := v_now[v_stream];
                    END IF;
                    i := i + 1;
                END LOOP;
            END LOOP;

            IF o_head = v_before THEN
                RETURN;
            END IF;

            IF v_has_new THEN
                INSERT INTO @s.streams (id, tenant, category, key, version)
                SELECT v_ids[n.place], n.tenant, n.category, n.key, v_now[n.place]
                FROM unnest(p_tenants, p_categories, p_keys) WITH ORDINALITY AS n (tenant, category, key, place)
                WHERE v_known[n.place] = 0 AND v_ids[n.place] <> 0;
            END IF;

            UPDATE @s.streams t SET version = n.version
            FROM unnest(v_known, v_was, v_now) AS n (id, old_version, version)
            WHERE t.id = n.id AND n.id <> 0 AND n.version <> n.old_version;

            INSERT INTO @s.pages (position, stream_id, version, time, count, batch, append_id, metadata, page)
            SELECT o_positions[i.place], v_ids[i.stream], o_versions[i.place] - i.count + 1, i.time, i.count, p_batch, i.append_id, i.metadata, i.page
            FROM unnest(p_streams, p_counts, p_times, p_append_ids, p_metadata, p_pages) WITH ORDINALITY
                AS i (stream, count, time, append_id, metadata, page, place)
            WHERE o_positions[i.place] > 0 AND i.count > 0;

            UPDATE @s.head h SET position = o_head WHERE h.id = 1;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.append FROM PUBLIC;

        """;

    // In a transaction of its own, so that no append holds this lock and none waits for it. Ids are given in the order in which they are committed.
    public const string Intern = """
        CREATE FUNCTION @s.intern(p_names text[], p_schema_versions integer[], p_shapes text[]) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        AS $function$
        DECLARE
            v_id integer;
            i integer;
        BEGIN
            LOCK TABLE @s.event_types IN SHARE ROW EXCLUSIVE MODE;
            SELECT coalesce(max(t.id), 0) INTO v_id FROM @s.event_types t;
            FOR i IN 1 .. cardinality(p_names) LOOP
                IF NOT EXISTS (
                    SELECT FROM @s.event_types t
                    WHERE t.name = p_names[i] AND t.schema_version = p_schema_versions[i] AND t.shape = p_shapes[i]) THEN
                    v_id := v_id + 1;
                    IF v_id > 65535 THEN
                        RAISE EXCEPTION USING ERRCODE = 'FS003', MESSAGE = format('No id is left for %s.', p_names[i]);
                    END IF;
                    INSERT INTO @s.event_types (id, name, schema_version, shape) VALUES (v_id, p_names[i], p_schema_versions[i], p_shapes[i]);
                END IF;
            END LOOP;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.intern FROM PUBLIC;

        """;

    // Snapshots only save time, so nothing waits for the disk. Who keep one of the same stream take turns.
    public const string KeepSnapshot = """
        CREATE FUNCTION @s.keep_snapshot(
            p_tenant text, p_category text, p_key text, p_fingerprint uuid, p_version bigint, p_snapshot bytea, p_always boolean) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        AS $function$
        DECLARE
            v_stream bigint;
        BEGIN
            PERFORM set_config('synchronous_commit', 'off', true);
            SELECT s.id INTO v_stream FROM @s.streams s
            WHERE s.tenant = p_tenant AND s.category = p_category AND s.key = p_key AND s.version >= p_version;
            IF v_stream IS NULL THEN
                RETURN;
            END IF;

            -- A deletion takes the same lock, so none comes between this look and the end.
            PERFORM pg_advisory_xact_lock(hashtextextended(@l, v_stream));
            IF NOT EXISTS (SELECT FROM @s.streams s WHERE s.id = v_stream AND s.state < 2) THEN
                RETURN;
            END IF;

            IF NOT p_always AND EXISTS (
                SELECT FROM @s.snapshots n WHERE n.stream_id = v_stream AND n.fingerprint = p_fingerprint AND n.version >= p_version) THEN
                RETURN;
            END IF;

            -- Removed and added, so that its number says that it was written last.
            DELETE FROM @s.snapshots n WHERE n.stream_id = v_stream AND n.fingerprint = p_fingerprint;
            INSERT INTO @s.snapshots (stream_id, fingerprint, version, snapshot) VALUES (v_stream, p_fingerprint, p_version, p_snapshot);
            DELETE FROM @s.snapshots n WHERE n.stream_id = v_stream AND n.fingerprint NOT IN (
                SELECT k.fingerprint FROM @s.snapshots k WHERE k.stream_id = v_stream ORDER BY k.written DESC LIMIT 2);
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.keep_snapshot FROM PUBLIC;

        """;
}
