namespace Foldstream.PostgreSql;

/// <summary>The functions that change streams and set events aside. A role that appends may not call them.</summary>
internal static class ChangeFunctions
{
    // The head row's lock comes first, as in an append: what was answered before a change is part of it, and what comes behind sees it. Who calls has
    // decided on what it read, and says so; where that no longer holds, nothing is changed, and it decides anew. So no client's pause holds the lock.
    // The id of a change is its caller's: a call that comes a second time, since its answer was lost, finds it and says the same.
    private const string Change = """
        CREATE FUNCTION @s.change_stream(
            p_floor bigint, p_tenant text, p_category text, p_key text, p_lowest bigint, p_highest bigint, p_last_change bigint, p_change_id uuid,
            p_state integer, p_metadata text, p_revision bigint, p_actor text, p_reason text, p_time bigint) RETURNS bigint
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
        AS $function$
        DECLARE
            v_stream bigint;
            v_version bigint;
            v_last_change bigint;
        BEGIN
            PERFORM @s.begin_change(p_floor);
            SELECT s.id, s.version INTO v_stream, v_version FROM @s.streams s
            WHERE s.tenant = p_tenant AND s.category = p_category AND s.key = p_key;
            SELECT coalesce(max(c.id), 0) INTO v_last_change FROM @s.stream_changes c WHERE c.stream_id = v_stream;
            IF v_last_change <> p_last_change AND EXISTS (
                SELECT FROM @s.stream_changes c WHERE c.stream_id = v_stream AND c.id > p_last_change AND c.change_id = p_change_id) THEN
                RETURN v_version;
            ELSIF v_stream IS NULL OR v_version NOT BETWEEN p_lowest AND p_highest OR v_last_change <> p_last_change THEN
                RETURN 0;
            END IF;

            -- From here on nobody reads or appends to a deleted stream. Its rows are emptied behind the lock, some at a time.
            UPDATE @s.streams s SET state = CASE p_state WHEN 2 THEN 3 ELSE p_state END WHERE s.id = v_stream AND s.state <> p_state;
            IF p_state = 2 THEN
                PERFORM pg_advisory_xact_lock(hashtextextended(@l, v_stream));
                DELETE FROM @s.snapshots n WHERE n.stream_id = v_stream;
            END IF;

            INSERT INTO @s.stream_changes (stream_id, state, metadata, revision, actor, reason, time, change_id)
            VALUES (v_stream, p_state, p_metadata, p_revision, p_actor, p_reason, p_time, p_change_id);
            RETURN v_version;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.change_stream FROM PUBLIC;

        """;

    // Without the head row's lock: appends go on. Who empties the same stream takes turns. The last call finds nothing behind the rows of the one before;
    // only then is the deletion at its end, and waits for the disk, which has all of it with that.
    private const string Erase = """
        CREATE FUNCTION @s.erase_deleted(p_tenant text, p_category text, p_key text, p_after bigint, p_limit integer) RETURNS bigint
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off
        AS $function$
        DECLARE
            v_stream bigint;
            v_last bigint;
        BEGIN
            SELECT s.id INTO v_stream FROM @s.streams s
            WHERE s.tenant = p_tenant AND s.category = p_category AND s.key = p_key AND s.state = 3;
            IF v_stream IS NULL THEN
                RETURN NULL;
            END IF;

            PERFORM pg_advisory_xact_lock(hashtextextended(@l, v_stream));
            SELECT max(c.version) INTO v_last FROM (
                SELECT p.version FROM @s.pages p WHERE p.stream_id = v_stream AND p.version > p_after ORDER BY p.version LIMIT p_limit) c;
            UPDATE @s.pages p SET batch = 0, append_id = NULL, time = 0, metadata = '', page = NULL
            WHERE p.stream_id = v_stream AND (v_last IS NULL OR p.version > p_after AND p.version <= v_last)
                AND (p.append_id IS NOT NULL OR p.page IS NOT NULL OR p.time <> 0 OR p.metadata <> '');
            IF v_last IS NOT NULL THEN
                PERFORM set_config('synchronous_commit', 'off', true);
                RETURN v_last;
            END IF;

            UPDATE @s.stream_changes c SET metadata = '{}' WHERE c.stream_id = v_stream AND c.metadata <> '{}';
            UPDATE @s.streams s SET state = 2 WHERE s.id = v_stream AND s.state = 3;
            PERFORM @s.begin_commit();
            RETURN NULL;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.erase_deleted FROM PUBLIC;

        """;

    private const string SetAside = """
        CREATE FUNCTION @s.set_events_aside(
            p_floor bigint, p_at bigint, p_page bigint, p_version bigint, p_position bigint, p_count integer, p_change_id uuid,
            p_actor text, p_reason text, p_time bigint) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        AS $function$
        DECLARE
            v_stream bigint;
        BEGIN
            PERFORM @s.begin_change(p_floor);
            IF EXISTS (SELECT FROM @s.set_aside a WHERE a.change_id = p_change_id) THEN
                RETURN true;
            END IF;

            SELECT p.stream_id INTO v_stream FROM @s.pages p JOIN @s.streams s ON s.id = p.stream_id WHERE p.position = p_page AND s.state < 2;
            IF v_stream IS NULL OR EXISTS (
                SELECT FROM @s.set_aside a WHERE a.back_time IS NULL AND a.position <= p_at AND p_at < a.position + a.count) THEN
                RETURN false;
            END IF;

            INSERT INTO @s.set_aside (stream_id, version, position, count, actor, reason, time, change_id)
            VALUES (v_stream, p_version, p_position, p_count, p_actor, p_reason, p_time, p_change_id);
            RETURN true;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.set_events_aside FROM PUBLIC;

        """;

    private const string TakeBack = """
        CREATE FUNCTION @s.take_back(p_floor bigint, p_id bigint, p_change_id uuid, p_actor text, p_reason text, p_time bigint) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        AS $function$
        BEGIN
            PERFORM @s.begin_change(p_floor);
            UPDATE @s.set_aside a SET back_actor = p_actor, back_reason = p_reason, back_time = p_time, back_change_id = p_change_id
            WHERE a.id = p_id AND a.back_time IS NULL;
            RETURN EXISTS (SELECT FROM @s.set_aside a WHERE a.id = p_id AND a.back_change_id = p_change_id);
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.take_back FROM PUBLIC;

        """;

    // A change waits for the disk whatever appends do, and that a standby has not confirmed it is told by a warning, and by nothing else.
    private const string Begin = """
        CREATE FUNCTION @s.begin_commit() RETURNS void
        LANGUAGE plpgsql VOLATILE
        SET search_path = pg_catalog, pg_temp
        AS $function$
        BEGIN
            IF current_setting('synchronous_commit') NOT IN ('on', 'remote_apply') THEN
                PERFORM set_config('synchronous_commit', 'on', true);
            END IF;

            IF current_setting('client_min_messages') = 'error' THEN
                PERFORM set_config('client_min_messages', 'warning', true);
            END IF;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.begin_commit FROM PUBLIC;

        CREATE FUNCTION @s.begin_change(p_floor bigint) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        AS $function$
        DECLARE
            v_head bigint;
        BEGIN
            PERFORM @s.begin_commit();
            SELECT h.position INTO v_head FROM @s.head h WHERE h.id = 1 FOR UPDATE;
            IF v_head IS NULL THEN
                RAISE EXCEPTION USING ERRCODE = 'FS001', MESSAGE = 'The head row is missing.';
            ELSIF v_head < p_floor THEN
                RAISE EXCEPTION USING ERRCODE = 'FS002', MESSAGE = format('The head is at %s.', v_head);
            END IF;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.begin_change FROM PUBLIC;

        """;

    /// <summary>All of them.</summary>
    public const string All = Begin + Change + Erase + SetAside + TakeBack;
}
