namespace Foldstream.PostgreSql;

/// <summary>The function that appends in a transaction which has other work in it.</summary>
internal static class TransactionFunctions
{
    // The commit comes in the same trip as this call, and must not happen where the unit was not written: so that is an error here. It says the first
    // item that stood in the way, what it is (as append says it), and its stream's version. An older look than the lock's would decide on the past, so the
    // transaction must look anew at each statement. What the caller's own work asked of the disk is never made less.
    public const string AppendInTransaction = """
        CREATE FUNCTION @s.append_in_transaction(
            p_store uuid, p_floor bigint, p_durability text, p_lock_timeout text,
            p_tenants text[], p_categories text[], p_keys text[],
            p_units integer[], p_streams integer[], p_lowest bigint[], p_highest bigint[], p_counts integer[],
            p_append_ids uuid[], p_times bigint[], p_metadata bytea[], p_pages bytea[], p_batch integer,
            OUT o_head bigint, OUT o_positions bigint[], OUT o_versions bigint[])
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        AS $function$
        DECLARE
            v_durability text := current_setting('synchronous_commit');
            v_place integer;
        BEGIN
            IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
                RAISE EXCEPTION USING ERRCODE = 'FS005', MESSAGE = format('The transaction is %s.', current_setting('transaction_isolation'));
            ELSIF NOT EXISTS (SELECT FROM @s.store t WHERE t.store_id = p_store) THEN
                RAISE EXCEPTION USING ERRCODE = 'FS006', MESSAGE = 'The schema holds another store.';
            END IF;

            SELECT a.o_head, a.o_positions, a.o_versions INTO o_head, o_positions, o_versions
            FROM @s.append(p_floor, p_durability, p_lock_timeout, p_tenants, p_categories, p_keys, p_units, p_streams, p_lowest, p_highest, p_counts,
                p_append_ids, p_times, p_metadata, p_pages, p_batch) a;
            IF p_durability = 'off' THEN
                PERFORM set_config('synchronous_commit', v_durability, true);
            END IF;

            SELECT i.place INTO v_place FROM unnest(o_positions) WITH ORDINALITY AS i (position, place) WHERE i.position < 0 ORDER BY i.place LIMIT 1;
            IF v_place IS NOT NULL THEN
                RAISE EXCEPTION USING ERRCODE = 'FS004', MESSAGE = format('%s %s %s', v_place, o_positions[v_place], o_versions[v_place]);
            END IF;
        END
        $function$;
        REVOKE ALL ON FUNCTION @s.append_in_transaction FROM PUBLIC;

        """;
}
