namespace EventBooking.Infrastructure.Listing;

/// <summary>
/// The statements of lists, in the order of date and id. Parameters: $1 and $2 the first and the last day, $3 and $4 the place after which
/// to begin, $5 how many events, $6 the text without case, $7 its grams. What must stay cheap is not left to the planner: subqueries with
/// a limit of their own are never joined, and a text is looked at only for as many events as it takes to fill a page.
/// </summary>
internal static class EventListSql
{
    private const string IsAfter = "(e.event_date, e.id) > ($3, $4)";
    private const string Days = "daterange($1, $2, '[]')";
    private const string HasSlot = "(select true from time_slots s where s.event_id = e.id and s.date between $1 and $2 limit 1)";
    private const string IsOnDays = $"case when e.days <@ {Days} then true when not e.days && {Days} then false else {HasSlot} end";
    private const string InOrder = "order by e.event_date, e.id limit $5";
    private const string Slots = "(select count(*)::int from time_slots s where s.event_id = f.id)";

    // Of events that are not filled in yet. What PostgreSQL and .NET fold otherwise, such as a dotless i, is compared as PostgreSQL does.
    private const string RowText = "lower(upper(concat_ws(U&'\\FFFF', e.name, e.description, e.location)))";
    private const string RowQuery = "lower(upper($6))";
    private const string Unfilled = """
        unfilled as materialized (
            select id, event_date, days, name, description, location from events where search_grams is null)
        """;

    // Began before one of these days, or ends after it.
    private const string Several = """
        several as materialized (
            select id, event_date, search_text from events where upper(days) - lower(days) > 1 and (days @> $1 or days @> $2))
        """;

    /// <summary>Events with a slot on these days: most by their own date, those of several days by an index of their own.</summary>
    public const string OfDays = $"with {Unfilled}, {Several} select f.id, f.event_date, {Slots}, true {FromDays}";

    /// <summary>The same, with whether the text is in them, and without the slots of those that do not have it.</summary>
    public const string OfDaysWithMatch = $"""
        with {Unfilled}, {Several}
        select f.id, f.event_date, case when f.is_match then {Slots} else 0 end, f.is_match
        from (
            select f.id, f.event_date, strpos(f.text, case when f.is_filled then $6 else {RowQuery} end) > 0 as is_match
            {FromDays}) f
        """;

    /// <summary>Events with this text, and a slot on these days.</summary>
    public const string OfText = $"""
        with {Unfilled},
        candidates as materialized (select id, event_date, days from events where search_grams @> $7)
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
             from unfilled e
             where {IsAfter} and {IsOnDays} and strpos({RowText}, {RowQuery}) > 0
             {InOrder})) f
        order by f.event_date, f.id limit $5
        """;

    private const string FromDays = $"""
        from (
            (select e.id, e.event_date, coalesce(e.search_text, {RowText}) as text, e.search_text is not null as is_filled
             from events e
             where e.event_date between $1 and $2 and {IsAfter} and {IsOnDays}
             {InOrder})
            union all
            (select e.id, e.event_date, e.search_text, true
             from several e
             where e.event_date not between $1 and $2 and {IsAfter} and {HasSlot}
             {InOrder})
            union all
            (select e.id, e.event_date, {RowText}, false
             from unfilled e
             where e.event_date not between $1 and $2 and {IsAfter} and {HasSlot}
             {InOrder})) f
        order by f.event_date, f.id limit $5
        """;
}
