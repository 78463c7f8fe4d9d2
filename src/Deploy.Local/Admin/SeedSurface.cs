using System.Text.Json;
using System.Text.RegularExpressions;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;
using Deploy.Local.Timing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Deploy.Local.Admin.AdminJson;

namespace Deploy.Local.Admin;

/// <summary><c>/_local/seed</c>: makes stand-ins for what exists only in an account, all that are named or none, and shows them.</summary>
public sealed partial class SeedSurface(LocalContext context) : IHttpSurface
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/_local/seed", async () => Reply(new { StandIns = await context.Gate.RunAsync(Show) }));
        routes.MapPost("/_local/seed", SeedAsync);
    }

    private Task SeedAsync(HttpContext http) => AnswerAsync<SeedRequest>(http, request => SeedAsync(request, http.RequestAborted));

    private async Task<IResult> SeedAsync(SeedRequest request, CancellationToken cancellation)
    {
        if (request.Region is not { } region || !RegionPattern().IsMatch(region))
            return Problem($"'{request.Region}' is no Region such as eu-central-1.");
        if (Missing(request) is { } missing)
            return Problem($"\"{missing}\" is null: leave it out, or give a list.");
        try
        {
            return await context.Gate.RunAsync(() => Seed(request), cancellation);
        }
        catch (LocalServiceException problem)
        {
            return Reply(new { Error = problem.Message }, StatusCodes.Status409Conflict);
        }
        finally
        {
            context.Pulse.Wake();
        }
    }

    private IResult Seed(SeedRequest request)
    {
        var timeline = new Timeline(context);
        timeline.MoveAll();
        var steps = Steps(request).ToList();
        var refused = steps.Select(step => step.Refused()).OfType<RefusedSeed>().ToList();
        if (refused.Count > 0)
        {
            var reasons = refused.Select(seed => $"The {seed.Kind} '{seed.Named}': {seed.Why}").Prepend("Nothing was made.");
            return Reply(new { Error = string.Join(" ", reasons), Refused = refused }, StatusCodes.Status400BadRequest);
        }

        try
        {
            return Reply(new { request.Region, Things = steps.Select(step => step.Seed()).ToList() });
        }
        finally
        {
            // The proxy is told at once of new load balancers.
            timeline.MoveAll();
            context.Store.Flush();
        }
    }

    /// <summary>In the order in which they are made: networks before what lies in them.</summary>
    private IEnumerable<Step> Steps(SeedRequest request) =>
    [
        .. Of(request.Subnets, request.Region),
        .. Of(request.SecurityGroups, request.Region),
        .. Of(request.TargetGroups, request.Region),
        .. Of(request.Clusters, request.Region),
        .. Of(request.Roles, request.Region),
        .. Of(request.LogGroups, request.Region),
        .. Of(request.Repositories, request.Region),
        .. Of(request.Parameters, request.Region),
    ];

    private IEnumerable<Step> Of<TSeed>(IReadOnlyList<TSeed> seeds, string region) where TSeed : class, ISeed
    {
        var service = context.Peers.Find<ISeeds<TSeed>>() ?? throw new InvalidOperationException($"No service makes {typeof(TSeed).Name}.");
        return seeds.Select(seed => new Step(
            () => service.WhyNot(seed, region) is { } why ? new RefusedSeed(seed.Kind, seed.Named, why) : null,
            () => service.Seed(seed, region)));
    }

    /// <summary>The member that is null, or holds one.</summary>
    private static string? Missing(SeedRequest request)
    {
        var members = typeof(SeedRequest).GetProperties().Select(property => (property.Name, Value: property.GetValue(request)));
        var found = members.FirstOrDefault(member =>
            member.Value is null || (member.Value is IEnumerable<object?> items && items.Contains(null)));
        return found.Name is { } name ? JsonNamingPolicy.CamelCase.ConvertName(name) : null;
    }

    private List<object> Show() =>
    [
        .. from region in context.Store.Regions()
           from standIns in context.Peers.All<IStandIns>()
           from thing in standIns.StandIns(region)
           let url = thing.Host is { } host ? context.Endpoint.UrlOf(host) : null
           select new { Region = region, thing.Kind, thing.Id, thing.Detail, Url = url },
    ];

    private sealed record Step(Func<RefusedSeed?> Refused, Func<Seeded> Seed);

    [GeneratedRegex(@"\A[a-z]{2,}(-[a-z]+)+-\d+\z")]
    private static partial Regex RegionPattern();
}
