using Deploy.Engine.Checks;
using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Identity;
using Deploy.Engine.Images;
using Deploy.Engine.Kinds;
using Deploy.Engine.Loading;
using Deploy.Engine.Lookups;
using Deploy.Engine.Options;
using Deploy.Engine.Ordering;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Reading;
using Deploy.Engine.Resolution;
using Deploy.Engine.SavedPlans;
using Deploy.Engine.Seeding;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Running;

/// <summary>Load → Resolve → Rules → Preflight → Read → Diff: everything before the first write.</summary>
internal sealed class PlanPhase(RunState state, Func<string, string?> environmentVariable, HttpClient http)
{
    /// <summary>How long a service without a health check is watched; on the local AWS a rollout is thirty times faster.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LocalWatch = Watch / 30;

    private readonly Preflight _preflight = new(result => state.Events.Progress(result.ToString()));
    private LocalStandIns? _standIns;
    private bool _canPush = state.Options.PublishDirectory is not null;

    public async Task<Comparison> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (plan, identity) = Resolve();
            var context = await ConnectAsync(plan, identity, cancellationToken);
            // On the local AWS no security group keeps anybody out.
            if (!state.Options.Local) state.Record.Notes = [.. ReachNotice.Of(plan.Resources)];
            var resources = await LookUpAsync(plan, context, cancellationToken);
            var world = await ReadAsync(resources, context, cancellationToken);
            var order = Finish(plan, resources, context);
            if (state.Saved is { } saved)
            {
                var fingerprints = new Fingerprints(saved.Salt);
                saved.Require(context.Account.AccountId, context.Account.Region, fingerprints.Desired(order), fingerprints.Actual(order, world));
            }

            return await CompareAsync(order, context, world, cancellationToken);
        }
        finally
        {
            state.Record.Checks = _preflight.Results;
        }
    }

    /// <summary>The plan of the stage, with all that is known without AWS.</summary>
    private (DeploymentPlan Plan, EnvironmentIdentity Identity) Resolve()
    {
        state.Loaded = Load();
        var declared = state.Loaded.Document.Plan;
        var choice = StageChoice.Of(declared, state.Options);
        var identity = new EnvironmentIdentity(declared.Application, choice.Environment, state.Loaded.Project) { FormerProject = declared.FormerProject };
        (state.Record.Identity, state.Record.Stage) = (identity, choice.Stage);
        var directory = state.Options.ProjectDirectory ?? Environment.CurrentDirectory;
        var plan = LocalValues.Expand(declared, choice, Parameters.Read(directory, choice.Stage), environmentVariable);
        state.Sensitive.Add(plan.Resources);
        RuleGate.Check(plan, state.SourceMap, Tell);
        return (plan, identity);
    }

    private LoadedPlan Load()
    {
        if (state.Options.SavedPlan is not { } path)
            return LoadedPlan.Read(state.Options.PlanPath ?? throw new InvalidOperationException("A run needs a plan."));
        var saved = state.Saved = SavedPlan.Read(path);
        saved.RequireSameOptions(state.Options);
        if (state.Options.PlanPath is { } built) saved.RequireSameDeclarations(LoadedPlan.Read(built));
        // A saved plan is applied as it was shown: what chose its stage and image is part of it.
        state.Options = state.Options with
        {
            Environment = saved.Environment,
            Stage = saved.Stage,
            Region = state.Options.Region ?? saved.Region,
            Image = saved.Image,
            SetDesiredCount = saved.SetDesiredCount,
        };
        return LoadedPlan.Parse(saved.Document, path, saved.Project);
    }

    private async Task<KindContext> ConnectAsync(DeploymentPlan plan, EnvironmentIdentity identity, CancellationToken cancellationToken)
    {
        var connection = await ConnectionCheck.ConnectAsync(plan, identity, state.Options, state.Journal, state.Sensitive, state.Time, _preflight, cancellationToken);
        state.Record.Account = connection.Account;
        state.Events.Info($"{identity.Application} · {identity.Environment} · account {connection.Account.AccountId} · {connection.Account.Region}");
        return new KindContext
        {
            Aws = connection.Aws,
            Regions = connection.Regions,
            Account = connection.Account,
            Identity = identity with { Region = connection.Account.Region },
            Names = new PhysicalNames(plan.NameTemplate, identity),
            KindOf = KindCatalog.For,
            SetDesiredCount = state.Options.SetDesiredCount,
            Renamed = state.Options.AllowReplace,
            Limit = state.Options.Timeout,
            Time = state.Time,
            LocalUrl = state.Options.Local ? state.Options.EndpointUrl : null,
            Watch = state.Options.Watch ?? (state.Options.Local ? LocalWatch : Watch),
        };
    }

    /// <summary>Load → Resolve → Rules → Preflight up to the look-ups, with which the local AWS has what the plan refers to.</summary>
    /// <returns>What it was asked for.</returns>
    public async Task<IReadOnlyList<SeededThing>> SeedAsync(CancellationToken cancellationToken)
    {
        // Whoever seeds pushes afterwards, if at all.
        _canPush = true;
        var (plan, identity) = Resolve();
        await LookUpAsync(plan, await ConnectAsync(plan, identity, cancellationToken), cancellationToken);
        if (_standIns?.IsUnknownThere == true) throw LocalSeeder.NoLocal(state.Options.EndpointUrl!);
        return _standIns?.Things ?? [];
    }

    private Task<IReadOnlyList<ResourceSpec>> LookUpAsync(DeploymentPlan plan, KindContext context, CancellationToken cancellationToken)
    {
        // The user's own AWS is never filled with stand-ins.
        var missing = !state.Options.Local ? MissingSecrets.Refuse : state.Options.Verb == RunVerb.Apply ? MissingSecrets.StandIn : MissingSecrets.Keep;
        var standsIn = state.Options is { Local: true, EndpointUrl: not null, Verb: RunVerb.Plan or RunVerb.Apply };
        var values = standsIn ? StandInValues.Read(state.Options.ProjectDirectory ?? Environment.CurrentDirectory, state.Options.UserSecretsId) : StandInValues.None;
        if (standsIn) _standIns = new LocalStandIns(state.Options.EndpointUrl!, context.Account.Region, values, _canPush);
        return Lookup.ResolveAsync(
            [.. plan.Resources], context.Aws, context.Account, new SecretOptions(missing, state.Options.CheckSecretKeys, values), _standIns, _preflight, cancellationToken);
    }

    private async Task<World> ReadAsync(IReadOnlyList<ResourceSpec> resources, KindContext context, CancellationToken cancellationToken)
    {
        context.Resources = resources.ToDictionary(resource => resource.Address);
        var world = await WorldReader.ReadAsync(context, cancellationToken);
        // What something else manages is written back as it was read.
        state.Sensitive.Add(world.Snapshots.Values.Select(snapshot => snapshot.Resource));
        if (world.WhyNotByTags is { } why) _preflight.Skip("search by tags", $"{why}: the lists of each service are read instead, which takes more calls the more the account holds");
        if (KeptNames(context, world) is { } line) state.Events.Info(line);
        if (state.Options.Verb == RunVerb.Status) return world;
        CheckOwners(context, world);
        AddressCheck.Require(state.Options, resources.Select(resource => resource.Address.ToString()), world.Vanished.Select(snapshot => snapshot.Address.ToString()));
        return await _preflight.RequireAsync("ownership", () => OwnershipCheck.Check(context, world) is { } refusal
            ? Task.FromException<(World, string)>(refusal)
            : Task.FromResult((world, $"{world.Snapshots.Count} of {resources.Count} resources exist")));
    }

    /// <summary>A plan of several projects is shown before the first of them is deployed; a deployment needs what it refers to.</summary>
    private void CheckOwners(KindContext context, World world)
    {
        var missing = OwnerCheck.Missing(context, world, state.Options);
        if (missing.Count > 0 && state.Options.Verb == RunVerb.Apply) throw OwnerCheck.Refusal(missing[0].Resource, missing[0].Text);
        state.Record.Notes = [.. state.Record.Notes, .. missing.Select(found => found.Text)];
    }

    /// <summary>What has another name than the template gives, apart from what moves in this run, of which the plan says it.</summary>
    private static string? KeptNames(KindContext context, World world)
    {
        var kept = context.Names.Kept
            .Where(name => world.Snapshots.TryGetValue(name.Key, out var snapshot) && IdentityTags.OwnAddress(snapshot.Tags, context.Identity) == name.Key)
            .Select(name => $"{name.Key} ({name.Value})").ToList();
        return kept.Count == 0 ? null : $"These keep the names that they were made with: {string.Join(", ", kept)}.";
    }

    /// <summary>The last placeholders, which had to wait: only a read tells the ARN of a role that was named without its path.</summary>
    private IReadOnlyList<ResourceSpec> Finish(DeploymentPlan plan, IReadOnlyList<ResourceSpec> resources, KindContext context)
    {
        var order = DependencyOrder.Sort(resources).Select(resource => Finish(resource, context)).ToList();
        context.Resources = order.ToDictionary(resource => resource.Address);
        state.Sensitive.Add(order, order.Select(resource => context.NameOf(resource.Address)).Concat([context.Account.Region, context.Account.AccountId]));
        RuleGate.Check(plan with { Resources = order.ToEquatableList() }, state.SourceMap, Tell);
        return order;
    }

    private static ResourceSpec Finish(ResourceSpec resource, KindContext context) => TemplateResolver.Finish(TemplateResolver.Expand(resource, placeholder =>
    {
        if (TemplateResolver.AddressOf(placeholder) is not { } address || !context.Resources.TryGetValue(address, out var named)) return null;
        if (placeholder.StartsWith(TemplateResolver.NamePrefix, StringComparison.Ordinal)) return context.NameOf(address);
        var kind = KindCatalog.For(named);
        return kind.HasRevisions && named.Identifier is null ? kind.ArnOf(named, context) : context.ArnOf(address);
    }));

    private async Task<Comparison> CompareAsync(IReadOnlyList<ResourceSpec> order, KindContext context, World world, CancellationToken cancellationToken)
    {
        var registry = new RegistryClient(http);
        var needsImage = ImageResolver.RepositoriesOf(context.Resources.Values).Count > 0;
        var published = needsImage && state.Options.Image is null ? await FindPublishedAsync(context, registry, cancellationToken) : null;
        var resolver = new ImageResolver(context, state.Options, published, registry);
        var images = await resolver.ResolveAsync(cancellationToken);
        state.Saved?.RequireImages(images, canPush: state.Options.PublishDirectory is not null);
        (world, var changes) = await HeldData.ReadAsync(new DiffBuilder(context, order, state.SourceMap), world, context, cancellationToken);
        (state.Record.Images, state.Record.Changes) = (images, changes);
        return new Comparison(context, order, world, published, resolver, images, changes);
    }

    /// <summary>The image of the published files. A saved plan names the one that was shown, which the registry may hold already.</summary>
    private async Task<PublishedImage?> FindPublishedAsync(KindContext context, RegistryClient registry, CancellationToken cancellationToken)
    {
        var found = await PublishedImage.FindAsync(state.Options, context.Resources.Values, registry, state.Events.Warn, cancellationToken);
        if (state.Saved is not { } saved) return found;
        if (found is null) return saved.ImageTag is { } tag ? new PublishedImage(tag, BaseImage: null, RuntimeIdentifier: null) : null;
        return found.Tag == saved.ImageTag ? found : throw SavedPlan.Outdated("the published files are not those that it was made of");
    }

    private void Tell(DiagnosticEvent diagnostic)
    {
        state.Record.Diagnostics.Add(diagnostic);
        state.Events.Report(diagnostic);
    }
}
