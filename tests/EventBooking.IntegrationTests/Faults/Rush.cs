namespace EventBooking.IntegrationTests.Faults;

/// <summary>Callers who all book at the same moment, each under a name of its own.</summary>
internal sealed class Rush
{
    private readonly List<Caller> _callers = [];

    /// <summary>Callers that got an answer.</summary>
    public IEnumerable<Answer> Answers => _callers.Select(caller => caller.Answer).OfType<Answer>();

    /// <summary>Callers whose connection ended without an answer.</summary>
    public int Unanswered => _callers.Count(caller => caller.Answer is null);

    /// <summary>Runs it to its end.</summary>
    /// <param name="api">Whom they ask.</param>
    /// <param name="slots">What they book, in turn; the slots have room for all.</param>
    /// <param name="callers">How many.</param>
    /// <param name="trouble">Happens as soon as <paramref name="after"/> callers got 201, while the others still wait.</param>
    /// <param name="after">How many 201 come first.</param>
    public static async Task<Rush> RunAsync(ApiDriver api, IReadOnlyList<Guid> slots, int callers, int after, Func<Task> trouble)
    {
        var rush = new Rush();
        var booked = 0;
        Task? disturbed = null;
        var all = Enumerable.Range(0, callers).Select(CallAsync).ToList();
        rush._callers.AddRange(await Task.WhenAll(all));
        await (disturbed ?? throw new InvalidOperationException("The rush was over before the trouble began."));
        return rush;

        async Task<Caller> CallAsync(int number)
        {
            await Task.Yield();
            try
            {
                var answer = await api.TryBookAsync(slots[number % slots.Count], $"Caller {number}", party: 1 + (number % 3));
                if ((int)answer.Status == 201 && Interlocked.Increment(ref booked) == after)
                {
                    // At once: a task of its own would queue behind the answers to all the others.
                    disturbed = trouble();
                }

                return new Caller(answer);
            }
            catch (HttpRequestException)
            {
                return new Caller(Answer: null);
            }
        }
    }

    /// <summary>Ids of the bookings that were promised with a 201.</summary>
    public IReadOnlyList<Guid> Promised() =>
        [.. Answers.Where(answer => (int)answer.Status == 201).Select(answer => answer.Read<BookingDto>().Id).Order()];

    private sealed record Caller(Answer? Answer);
}
