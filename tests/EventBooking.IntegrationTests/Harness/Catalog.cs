namespace EventBooking.IntegrationTests.Harness;

/// <summary>What PostgreSQL's catalogs say of a database.</summary>
internal static class Catalog
{
    /// <summary>Tables with columns, types, defaults, constraints and indexes: a line each, in order.</summary>
    public static async Task<IReadOnlyList<string>> SchemaAsync(string connectionString) => await Ledger.ScalarAsync<string[]>(
        connectionString,
        """
        select coalesce(array_agg(line order by line), '{}') from (
          select format('column %s.%s %s null=%s default=%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                        pg_get_expr(d.adbin, d.adrelid)) as line
          from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
            and c.relname <> '__EFMigrationsHistory'
          union all
          select format('constraint %s on %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
          from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text <> '"__EFMigrationsHistory"'
          union all
          select format('index %s', indexdef) from pg_indexes where schemaname = 'public' and tablename <> '__EFMigrationsHistory'
          union all
          select format('other %s %s', relkind, relname) from pg_class
          where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')
        ) lines
        """);

    public static async Task<IReadOnlyList<string>> MigrationsAsync(string connectionString) => await Ledger.ScalarAsync<string[]>(
        connectionString, "select coalesce(array_agg(migration_id::text order by migration_id), '{}') from \"__EFMigrationsHistory\"");
}
