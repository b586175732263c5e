using System.Net;
using System.Text.Json;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>What the API answered, read to the end.</summary>
public sealed class Answer
{
    private Answer(HttpResponseMessage response, string body)
    {
        Response = response;
        Body = body;
    }

    public HttpResponseMessage Response { get; }

    public string Body { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public ProblemDto Problem => Read<ProblemDto>();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, Contract.Json)!;

    /// <summary>A header of the answer or of its body; null where there is none.</summary>
    public string? Header(string name) =>
        Response.Headers.TryGetValues(name, out var values)
            || Response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>The body of a success; anything else fails the test and shows what came instead.</summary>
    public T ShouldBe<T>(HttpStatusCode status)
    {
        ShouldBe(status);
        return Read<T>();
    }

    public void ShouldBe(HttpStatusCode status) => Status.ShouldBe(status, Body);

    /// <summary>A whole problem document: status line, media type and members agree.</summary>
    public ProblemDto ShouldFail(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Body);
        Response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", Body);
        var problem = Problem;
        problem.Code.ShouldBe(code, Body);
        problem.Status.ShouldBe((int)status);
        problem.Type.ShouldEndWith(code);
        problem.Title.ShouldNotBeNullOrEmpty();
        problem.Detail.ShouldNotBeNullOrEmpty();
        return problem;
    }
}
