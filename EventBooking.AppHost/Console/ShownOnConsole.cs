namespace EventBooking.AppHost;

/// <summary>A line of the table that the console shows once all is healthy.</summary>
/// <param name="Where">Where it is; asked once it runs.</param>
internal sealed record ShownOnConsole(string What, Func<string> Where) : IResourceAnnotation;

internal static class ConsoleExtensions
{
    public static void ReportStart(this IDistributedApplicationBuilder builder, AppHostOptions options)
    {
        // Not a hosted service: those start one after the other, and Aspire's only returns when all has been started.
        builder.BeforeRun(services => ActivatorUtilities.CreateInstance<StartReport>(
            services, ActivatorUtilities.CreateInstance<FailureLog>(services), options).Begin());
    }

    public static IResourceBuilder<T> ShowOnConsole<T>(this IResourceBuilder<T> resource, string what, Func<string> where)
        where T : IResource => resource.WithAnnotation(new ShownOnConsole(what, where));
}
