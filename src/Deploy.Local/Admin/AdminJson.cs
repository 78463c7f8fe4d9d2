using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Admin;

/// <summary>Bodies and replies of the admin interface.</summary>
internal static class AdminJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads the body and acts on it: ok, or status 400 with the problem that the act tells or the body has.</summary>
    public static Task ReadAsync<T>(HttpContext http, Func<T, Task<string?>> act) where T : class => AnswerAsync<T>(http, async body =>
        await act(body) is { } problem ? Problem(problem) : Reply(new { Status = "ok" }));

    /// <summary>Reads the body and answers it; status 400 where it is not valid.</summary>
    public static async Task AnswerAsync<T>(HttpContext http, Func<T, Task<IResult>> answer) where T : class
    {
        IResult result;
        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Options, http.RequestAborted);
            result = body is null ? Problem("The body is empty.") : await answer(body);
        }
        catch (JsonException bad)
        {
            result = Problem($"The body is not a valid {typeof(T).Name}: {bad.Message}");
        }

        await result.ExecuteAsync(http);
    }

    public static IResult Done(Action act)
    {
        act();
        return Reply(new { Status = "ok" });
    }

    public static IResult Problem(string text) => Reply(new { Error = text }, StatusCodes.Status400BadRequest);

    public static IResult Reply<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);
}
