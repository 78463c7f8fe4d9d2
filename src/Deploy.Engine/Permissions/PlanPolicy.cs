using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Loading;
using Deploy.Engine.Options;
using Deploy.Engine.Resolution;
using Deploy.Plan;

namespace Deploy.Engine.Permissions;

/// <summary>The IAM policies for one plan and environment, with the least that planning or deploying takes.</summary>
public sealed class PlanPolicy
{
    /// <summary>Stands for the account where none is known.</summary>
    public const string AccountPlaceholder = "ACCOUNT_ID";

    /// <summary>Stands for the Region where none is known.</summary>
    public const string RegionPlaceholder = "REGION";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PlanScope _scope;
    private readonly EnvironmentIdentity _identity;

    private readonly AwsAccount _account;

    private PlanPolicy(DeploymentPlan plan, KindContext context) => (_scope, _identity, _account) = (new PlanScope(plan, context), context.Identity, context.Account);

    /// <summary>False where a role of the plan has no permissions boundary: whoever deploys can give a task any permission.</summary>
    public bool HasBoundary => _scope.Boundaries.Count > 0;

    /// <summary>Reads a plan. Makes no call.</summary>
    /// <param name="options">Plan, project directory, environment, stage and Region, as a run takes them.</param>
    /// <param name="account">The account; null: the plan's, else <see cref="AccountPlaceholder"/>.</param>
    /// <exception cref="Outcomes.DeploymentException">The plan cannot be read, needs a stage, or a parameter is missing.</exception>
    public static PlanPolicy Read(RunOptions options, string? account)
    {
        var loaded = LoadedPlan.Read(options.PlanPath ?? throw new InvalidOperationException("A policy needs a plan."));
        var choice = StageChoice.Of(loaded.Document.Plan, options);
        var parameters = Parameters.Read(options.ProjectDirectory ?? Environment.CurrentDirectory, choice.Stage);
        var plan = LocalValues.Expand(loaded.Document.Plan, choice, parameters, Environment.GetEnvironmentVariable);
        var region = plan.Region ?? options.Region ?? RegionPlaceholder;
        var endpoint = RegionEndpoint.GetBySystemName(region);
        var identity = new EnvironmentIdentity(plan.Application, choice.Environment, loaded.Project) { Region = region };
        using var journal = new CallJournal(TimeProvider.System);
        var context = new KindContext
        {
            // Names need no call; these clients could not make one.
            Aws = ClientFactory.Create(new ClientSettings(region, null, new AnonymousAWSCredentials()), journal),
            Account = new AwsAccount(account ?? plan.Account ?? AccountPlaceholder, region, endpoint.PartitionName, endpoint.PartitionDnsSuffix),
            Identity = identity,
            Names = new PhysicalNames(plan.NameTemplate, identity),
            KindOf = KindCatalog.For,
            Resources = plan.Resources.ToDictionary(resource => resource.Address),
        };
        return new PlanPolicy(plan, context);
    }

    /// <summary>The document for planning, or for deploying, which includes it.</summary>
    public string Write(bool mayWrite)
    {
        var permissions = PermissionTable.All.Where(permission => permission.Use == PermissionUse.Read || (mayWrite && permission.Use == PermissionUse.Write)).ToList();
        var statements = new JsonArray();
        foreach (var group in permissions.GroupBy(permission => (permission.Scope, permission.Use)).OrderBy(group => group.Key.Use).ThenBy(group => group.Key.Scope))
        {
            if (_scope.Resources(group.Key.Scope) is { Count: > 0 } resources)
                statements.Add(Statement($"{group.Key.Use}{group.Key.Scope}", group, resources, _scope.Conditions(group.Key.Scope)));
        }

        // What left the plan has names that the plan does not tell: its tags do.
        foreach (var former in permissions.Where(permission => permission.IsForFormer).GroupBy(permission => permission.Use).OrderBy(group => group.Key))
            statements.Add(Statement($"{former.Key}WhatLeftThePlan", former, ["*"], OwnTags()));
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements }.ToJsonString(Format) + "\n";
    }

    /// <summary>Who may assume the role that has the policy: a job of GitHub Actions.</summary>
    /// <param name="repository">Owner and name.</param>
    /// <param name="branch">The branch that may deploy; null: pull requests, which may plan.</param>
    public string WriteTrust(string repository, string? branch) => TrustPolicy.Of(_account.AccountId, _account.Partition, repository, branch).ToJsonString(Format) + "\n";

    private IReadOnlyList<(string, string, IReadOnlyList<string>)> OwnTags() =>
    [
        ("StringEquals", $"aws:ResourceTag/{IdentityTags.Application}", [_identity.Application]),
        ("StringEquals", $"aws:ResourceTag/{IdentityTags.Environment}", [_identity.Environment]),
    ];

    private static JsonObject Statement(
        string sid, IEnumerable<Permission> permissions, IReadOnlyList<string> resources, IReadOnlyList<(string Operator, string Key, IReadOnlyList<string> Values)> conditions)
    {
        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Action"] = List([.. permissions.Select(permission => permission.Action).Distinct().Order(StringComparer.Ordinal)]),
            ["Resource"] = List(resources),
        };
        if (conditions.Count == 0) return statement;
        var written = new JsonObject();
        foreach (var (name, key, values) in conditions)
        {
            if (written[name] is not JsonObject keys) written[name] = keys = [];
            keys[key] = List(values);
        }

        statement["Condition"] = written;
        return statement;
    }

    private static JsonNode List(IReadOnlyList<string> texts) => texts.Count == 1 ? JsonValue.Create(texts[0]) : new JsonArray([.. texts.Select(text => JsonValue.Create(text))]);
}
