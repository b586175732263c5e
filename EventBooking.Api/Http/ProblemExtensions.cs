using EventBooking.Infrastructure.Persistence;

namespace EventBooking.Api.Http;

/// <summary>Sees to it that every answer that is no success is a problem document.</summary>
internal static class ProblemExtensions
{
    public static WebApplicationBuilder AddApiProblems(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<ApiExceptionHandler>();
        builder.Services.AddSingleton<IProblemDetailsService, ProblemWriter>();
        // Else malformed JSON is an exception in Development and an empty 400 elsewhere.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return builder;
    }

    public static WebApplication UseApiProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseStatusCodePages(context => AnswerEmptyAsync(context.HttpContext));
        return app;
    }

    /// <summary>Until the schema is there, every call says that it is not.</summary>
    public static RouteGroupBuilder RequireSchema(this RouteGroupBuilder group) => group.Around((endpoint, handle) =>
    {
        var gate = endpoint.ApplicationServices.GetRequiredService<SchemaGate>();
        return context => gate.IsOpen
            ? handle(context)
            : Problems.WriteAsync(context, ApiFailure.DatabaseUnavailable);
    });

    private static Task AnswerEmptyAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            response.Headers.Allow = $"{response.Headers.Allow}, {HttpMethods.Options}";
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        }

        return Problems.WriteAsync(context, ApiFailure.OfStatus(response.StatusCode));
    }
}
