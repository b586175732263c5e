namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// The statements of lists, in the order of date and id. Parameters: $1 and $2 the first and the last day, $3 and $4 the place after which
/// to begin, $5 how many events, $6 the text without case, $7 its grams. What must stay cheap is not left to the planner: subqueries with
/// a limit of their own are never joined, and a text is looked at only for as many events as it takes to fill a page.
/// </summary>
internal static class EventListSql
{
    private const string IsAfter = "(e.event_date, e.id) > ($3, $4)";
    private const string IsOneDay = "upper(e.days) - lower(e.days) = 1";
    private const string HasSlot = "(select true from time_slots s where s.event_id = e.id and s.date between $1 and $2 limit 1)";
    private const string InOrder = "order by e.event_date, e.id limit $5";

    private const string IsOnDays = $"case when {IsOneDay} then e.event_date between $1 and $2 else {HasSlot} end";

    // A version before wrote no text.
    private const string IsMatch = """
        case when e.search_text is null then strpos(lower(upper(concat_ws(U&'\FFFF', e.name, e.description, e.location))), $6)
        else strpos(e.search_text, $6) end > 0
        """;

    private const string Slots = "(select count(*)::int from time_slots s where s.event_id = f.id)";

    /// <summary>Events with a slot on these days: most by their own date, those of several days by an index of their own.</summary>
    public const string OfDays = $"select f.id, f.event_date, {Slots}, true {FromDays}";

    /// <summary>The same, with whether the text is in them.</summary>
    public const string OfDaysWithMatch = $"""
        select f.id, f.event_date, {Slots},
            (select {IsMatch} from events e where e.id = f.id)
        {FromDays}
        """;

    /// <summary>Events with this text, and a slot on these days.</summary>
    public const string OfText = $"""
        with candidates as materialized (select id, event_date, days from events where search_grams @> $7)
        select f.id, f.event_date, {Slots}, true
        from (
            (select c.id, c.event_date
             from (select e.id, e.event_date
                   from candidates e
                   where {IsAfter} and {IsOnDays}
                   order by e.event_date, e.id offset 0) c
             where (select strpos(e.search_text, $6) > 0 from events e where e.id = c.id)
             order by c.event_date, c.id limit $5)
            union all
            (select e.id, e.event_date
             from events e
             where e.search_grams is null and {IsAfter} and {IsOnDays} and {IsMatch}
             {InOrder})) f
        order by f.event_date, f.id limit $5
        """;

    private const string FromDays = $"""
        from (
            (select e.id, e.event_date
             from events e
             where e.event_date between $1 and $2 and {IsAfter} and {IsOnDays}
             {InOrder})
            union all
            (select e.id, e.event_date
             from events e
             where upper(e.days) - lower(e.days) > 1 and (e.days @> $1 or e.days @> $2) and e.event_date not between $1 and $2
                 and {IsAfter} and {HasSlot}
             {InOrder})
            union all
            (select e.id, e.event_date
             from events e
             where e.search_grams is null and e.days is null and e.event_date not between $1 and $2 and {IsAfter} and {HasSlot}
             {InOrder})) f
        order by f.event_date, f.id limit $5
        """;
}
