namespace Foldstream.PostgreSql;

/// <summary>The function for a batch of one append, which is what a lone writer sends: the same as the other, without arrays.</summary>
internal static class AppendOneFunction
{
    // It supposes that the append goes well, and takes the lock with the update that it needs anyway. Where the stream is at another version, closed, deleted or
    // holds the append, nothing is written by it, and the other function decides, in the same transaction and under the same lock. A setting of a function costs
    // ten times what set_config does, so it has none, no search path either: all names, types and operators are written with their schema instead, lest a
    // caller's search path puts others in their place, which would run with the owner's rights.
    public const string Sql = """
        CREATE FUNCTION @s.append_one(
            p_floor bigint, p_durability text, p_lock_timeout text, p_tenant text, p_category text, p_key text, p_lowest bigint, p_highest bigint, p_count integer,
            p_append_id uuid, p_time bigint, p_metadata bytea, p_page bytea, p_batch integer,
            OUT o_head bigint, OUT o_positions bigint[], OUT o_versions bigint[])
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        AS $function$
        DECLARE
            v_set pg_catalog.text;
            v_stream bigint;
            v_version bigint;
        BEGIN
            v_set := pg_catalog.set_config('lock_timeout', p_lock_timeout, true);
            v_set := pg_catalog.set_config('enable_seqscan', 'off', true);
            v_set := pg_catalog.current_setting('synchronous_commit');
            IF p_durability OPERATOR(pg_catalog.=) 'off' THEN
                v_set := pg_catalog.set_config('synchronous_commit', 'off', true);
            ELSIF v_set OPERATOR(pg_catalog.<>) 'on' AND v_set OPERATOR(pg_catalog.<>) 'remote_apply' THEN
                v_set := pg_catalog.set_config('synchronous_commit', 'on', true);
            END IF;

            IF pg_catalog.current_setting('client_min_messages') OPERATOR(pg_catalog.=) 'error' THEN
                v_set := pg_catalog.set_config('client_min_messages', 'warning', true);
            END IF;

            UPDATE @s.head h SET position = h.position OPERATOR(pg_catalog.+) p_count WHERE h.id OPERATOR(pg_catalog.=) 1 RETURNING h.position INTO o_head;
            IF o_head IS NULL THEN
                RAISE EXCEPTION USING ERRCODE = 'FS001', MESSAGE = 'The head row is missing.';
            ELSIF o_head OPERATOR(pg_catalog.-) p_count OPERATOR(pg_catalog.<) p_floor THEN
                RAISE EXCEPTION USING ERRCODE = 'FS002', MESSAGE = pg_catalog.format('The head is at %s.', o_head OPERATOR(pg_catalog.-) p_count);
            END IF;

            UPDATE @s.streams t SET version = t.version OPERATOR(pg_catalog.+) p_count
            WHERE t.tenant OPERATOR(pg_catalog.=) p_tenant AND t.category OPERATOR(pg_catalog.=) p_category AND t.key OPERATOR(pg_catalog.=) p_key
                AND t.state OPERATOR(pg_catalog.=) 0 AND t.version OPERATOR(pg_catalog.>=) p_lowest AND t.version OPERATOR(pg_catalog.<=) p_highest
                AND NOT EXISTS (SELECT FROM @s.pages p WHERE p.append_id OPERATOR(pg_catalog.=) p_append_id AND p.stream_id OPERATOR(pg_catalog.=) t.id)
            RETURNING t.id, t.version INTO v_stream, v_version;
            IF v_stream IS NULL AND p_lowest OPERATOR(pg_catalog.=) 0 THEN
                v_version := p_count;
                INSERT INTO @s.streams (id, tenant, category, key, version)
                SELECT pg_catalog.nextval(@q::pg_catalog.regclass), p_tenant, p_category, p_key, p_count
                WHERE NOT EXISTS (SELECT FROM @s.streams t
                    WHERE t.tenant OPERATOR(pg_catalog.=) p_tenant AND t.category OPERATOR(pg_catalog.=) p_category AND t.key OPERATOR(pg_catalog.=) p_key)
                RETURNING id INTO v_stream;
            END IF;

            IF v_stream IS NULL THEN
                UPDATE @s.head h SET position = o_head OPERATOR(pg_catalog.-) p_count WHERE h.id OPERATOR(pg_catalog.=) 1;
                SELECT a.o_head, a.o_positions, a.o_versions INTO o_head, o_positions, o_versions
                FROM @s.append(p_floor, p_durability, p_lock_timeout, ARRAY[p_tenant], ARRAY[p_category], ARRAY[p_key], ARRAY[0], ARRAY[1], ARRAY[p_lowest], ARRAY[p_highest],
                    ARRAY[p_count], ARRAY[p_append_id], ARRAY[p_time], ARRAY[p_metadata], ARRAY[p_page], p_batch) a;
                RETURN;
            END IF;

            o_positions := ARRAY[o_head OPERATOR(pg_catalog.-) p_count OPERATOR(pg_catalog.+) 1];
            o_versions := ARRAY[v_version];
            INSERT INTO @s.pages (position, stream_id, version, time, count, batch, append_id, metadata, page)
            VALUES (o_head OPERATOR(pg_catalog.-) p_count OPERATOR(pg_catalog.+) 1, v_stream, v_version OPERATOR(pg_catalog.-) p_count OPERATOR(pg_catalog.+) 1,
                p_time, p_count, p_batch, p_append_id, p_metadata, p_page);
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.append_one FROM PUBLIC;

        """;
}
