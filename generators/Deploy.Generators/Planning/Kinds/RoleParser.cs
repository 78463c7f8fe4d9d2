using Deploy.Ecs;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The roles of task definitions and schedules. It comes after those: what they say decides what a role may do.</summary>
internal sealed class RoleParser : IKindParser
{
    private const string Tasks = "ecs-tasks.amazonaws.com";

    /// <inheritdoc/>
    public IEnumerable<ParsedResource> Parse(StageContext stage) =>
        stage.OfType<TaskDefinitionSpec>().Where(task => task.Spec.Ownership != Ownership.External)
            .SelectMany(task => OfTask(stage, task.Spec, task.Parsed.Type))
            .Concat(stage.OfType<ScheduleSpec>().Select(schedule => ScheduleRole.Parse(stage, schedule.Spec, schedule.Parsed)));

    private static IEnumerable<ParsedResource> OfTask(StageContext stage, TaskDefinitionSpec task, ClassDeclarations type)
    {
        if (task.ExecutionRole is not null)
        {
            yield return Parse(
                stage, type, TaskRoles.Execution, $"Pulls the images, writes the logs and reads the secrets of {task.Name}.", ExecutionPolicy.Of(task, stage));
        }

        if (task.TaskRole is not null)
        {
            IEnumerable<PolicyStatementSpec> shell = stage.HasShells(type) ? [ExecutionPolicy.ExecuteCommand] : [];
            yield return Parse(stage, type, TaskRoles.Task, $"What the code of {task.Name} may do.", shell);
        }
    }

    private static ParsedResource Parse(
        StageContext stage, ClassDeclarations type, TaskRoles role, string description, IEnumerable<PolicyStatementSpec> statements)
    {
        var origins = new OriginRecorder();
        var task = type.Find(TaskDefinitionParser.Kind.Attribute)!;
        var declared = type.Find(role.Attribute) ?? Declaration.ImpliedBy(task, role.Attribute);
        var read = new PropertyReader(declared, origins);
        var name = role.AddressOf(type).Name;
        var ownership = read.Choice<Ownership>(nameof(RoleSpec.Ownership)) ?? Ownership.Owned;
        read.Noted(nameof(RoleSpec.Identifier), nameof(RoleSpec.Name));
        var named = read.Text(nameof(RoleSpec.Name));
        var spec = new RoleSpec
        {
            Name = name,
            Ownership = ownership,
            Identifier = ownership == Ownership.Owned ? null : named ?? name,
            TrustedService = Tasks,
        };
        if (ownership == Ownership.External)
        {
            CheckGrants(stage, type, role, spec.Address);
            return new ParsedResource(spec, type, origins.Origins);
        }

        spec = spec with
        {
            MovedFrom = role.OldAddressOf(type),
            Description = description,
            Statements = statements.Concat(Granted(type, role, origins)).ToEquatableList(),
            ManagedPolicyArns = ManagedPolicies(type, role, origins),
            PermissionsBoundary = read.Text(nameof(RoleSpec.PermissionsBoundary)) ?? new PropertyReader(stage.Deployment, origins).Text(nameof(RoleSpec.PermissionsBoundary)),
            Tags = CommonDetails.Tags(type, origins),
        };
        return new ParsedResource(spec, type, origins.Origins);
    }

    private static IEnumerable<PolicyStatementSpec> Granted(ClassDeclarations type, TaskRoles role, OriginRecorder origins)
    {
        var number = 0;
        foreach (var allow in role.Details(type, "Allow"))
        {
            var sid = $"Allow{(++number).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            var read = new PropertyReader(allow, origins, $"{nameof(RoleSpec.Statements)}[{sid}]");
            yield return new PolicyStatementSpec
            {
                Sid = sid,
                Actions = read.Text(nameof(PolicyStatementSpec.Actions), "Action") is { } action ? EquatableList.Of(action) : EquatableList<string>.Empty,
                Resources = read.Texts(nameof(PolicyStatementSpec.Resources)) ?? EquatableList<string>.Empty,
            };
        }
    }

    private static EquatableList<string> ManagedPolicies(ClassDeclarations type, TaskRoles role, OriginRecorder origins)
    {
        var policies = new List<string>();
        foreach (var policy in role.Details(type, "ManagedPolicy"))
        {
            var index = policies.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var read = new PropertyReader(policy, origins, $"{nameof(RoleSpec.ManagedPolicyArns)}[{index}]", "PolicyArn");
            if (policy.Text("PolicyArn") is { } arn) policies.Add(arn);
        }

        return policies.ToEquatableList();
    }

    // What somebody else's role may do is not ours to write.
    private static void CheckGrants(StageContext stage, ClassDeclarations type, TaskRoles role, ResourceAddress address)
    {
        foreach (var grant in role.Granted(type))
            stage.Findings.Add<DetailWithoutResource>(address, "", grant.Place, grant.Name, type.Reference.Name, $"[{role.Attribute}] that is not External");
    }
}
