namespace EventBooking.MigrationService;

/// <summary>
/// The statements of the bootstrap. Names and passwords come as settings of the transaction (<see cref="Set"/>): statements that define
/// something take no parameters, and a password must not stand in a text that a server may log.
/// </summary>
internal static class BootstrapSql
{
    /// <summary>Sets a value for the rest of the transaction: $1 its name, $2 the value.</summary>
    public const string Set = "select set_config('bootstrap.' || $1, $2, true)";

    /// <summary>What a role may do that no service needs; null if it may not, or is not there.</summary>
    public const string Excess = """
        select concat_ws(', ',
            case when rolsuper then 'superuser' end,
            case when rolcreaterole then 'createrole' end,
            case when rolcreatedb then 'createdb' end,
            case when rolreplication then 'replication' end,
            case when rolbypassrls then 'bypassrls' end)
        from pg_roles where rolname = $1
        """;

    /// <summary>Makes the role if it is missing, and sets its password unless that is empty. Of: role, password.</summary>
    public const string MakeRole = """
        do $$
        declare
          role constant text := current_setting('bootstrap.role');
          password constant text := current_setting('bootstrap.password');
        begin
          if not exists (select from pg_roles where rolname = role) then
            execute format('create role %I', role);
          end if;
          execute format('alter role %I login', role);
          if password <> '' then
            execute format('alter role %I password %L', role, password);
          end if;
          -- Only a superuser may hand things over to a role of which it is no member.
          if not (select rolsuper from pg_roles where rolname = current_user) then
            execute format('grant %I to current_user', role);
          end if;
        end $$
        """;

    /// <summary>The statement that makes the database: $1 its name, $2 its owner. Null if it is there.</summary>
    public const string CreateDatabase = """
        select format('create database %I owner %I encoding ''UTF8'' template template0', $1, $2)
        where not exists (select from pg_database where datname = $1)
        """;

    /// <summary>In the database: the owner gets all that others own, and only the three may connect. Of: owner, api, notifier.</summary>
    public const string HandOver = """
        do $$
        declare
          owner constant text := current_setting('bootstrap.owner');
          services constant text := format('%I, %I', current_setting('bootstrap.api'), current_setting('bootstrap.notifier'));
          relation regclass;
        begin
          if (select pg_get_userbyid(datdba) from pg_database where datname = current_database()) <> owner then
            execute format('alter database %I owner to %I', current_database(), owner);
          end if;
          for relation in
            select c.oid from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and pg_get_userbyid(c.relowner) <> owner
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
          loop
            execute format('alter table %s owner to %I', relation, owner);
          end loop;
          execute format('revoke all on database %I from public', current_database());
          execute format('grant connect on database %I to %s', current_database(), services);
          revoke create on schema public from public;
          execute format('grant usage, create on schema public to %I', owner);
          execute format('grant usage on schema public to %s', services);
        end $$
        """;
}
