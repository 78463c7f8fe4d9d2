using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Running;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Faults;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Tasks, started by RunTask or by a service.</summary>
internal sealed class TaskOperations(LocalContext context, EcsStore store)
{
    public JsonObject Run(LocalCall call) => Run(call, store.Now);

    /// <summary>Starts tasks now, or at a moment ago that nobody asked about until now.</summary>
    public JsonObject Run(LocalCall call, double at)
    {
        var input = call.Input;
        var cluster = store.Cluster(call);
        var definition = store.ActiveDefinition(call.Region, input.RequiredText("taskDefinition"));
        var count = input.Whole("count") ?? 1;
        if (count is < 1 or > 10)
            throw EcsErrors.Invalid("Count must be between 1 and 10.");
        ServiceRules.CheckCapacity(input, cluster);
        if (input.Text("propagateTags") == "SERVICE")
            throw EcsErrors.Invalid("RunTask can't propagate the tags of a service.");

        var workload = ServiceParts.NewWorkload(input, cluster, definition);
        var fargate = ServiceParts.IsFargate(workload);
        if (fargate && !definition.Body.Texts("compatibilities").Contains("FARGATE"))
            throw EcsErrors.Invalid("Task definition does not support launch_type FARGATE.");
        new ServiceRole(context).Require();
        new NetworkRules(context).Check(workload.Object("networkConfiguration"), definition, fargate, call.Region);
        CheckOverrides(input.Object("overrides"), definition);
        if (input.Flag("enableExecuteCommand") == true && (input.Object("overrides")?.Text("taskRoleArn") ?? definition.Body.Text("taskRoleArn")) is null)
            throw EcsErrors.Invalid("The task couldn't be started because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.");
        if (!fargate)
            throw EcsErrors.Invalid("No Container Instances were found in your cluster.");
        if (context.TaskFaults.Find(null, definition.Family, definition.Revision) is { Kind: TaskFaultKind.Placement } fault)
            return Reply([], fault.Reason ?? "Capacity is unavailable at this time. Please try again later or in a different availability zone");

        var order = Order(input, cluster, definition, workload);
        var maker = new TaskMaker(context, call.Region, new Pace(context.Clock));
        return Reply(Enumerable.Range(0, count).Select(_ => maker.Create(order, at)), null);
    }

    public JsonObject Stop(LocalCall call)
    {
        var cluster = store.Cluster(call);
        var task = EcsStore.FindTask(cluster, call.Input.RequiredText("task"))
            ?? throw EcsErrors.Invalid("The referenced task was not found.");
        var life = new TaskLife(context, call.Region, new ProcessLife(context), new Pace(context.Clock));
        life.Stop(task, store.Now, "UserInitiated", call.Input.Text("reason") ?? "Task stopped by user");
        if (task.ServiceName is { } name && cluster.Services.TryGetValue(name, out var service))
        {
            service.SteadyAnnounced = false;
            service.WakeAt = store.Now;
        }

        return new JsonObject { ["task"] = TaskView.Of(task, withTags: true) };
    }

    public JsonObject Describe(LocalCall call)
    {
        var names = call.Input.Texts("tasks");
        if (names.Count == 0)
            throw EcsErrors.Invalid("Tasks cannot be empty.");
        if (names.Count > 100)
            throw EcsErrors.Invalid("Tasks cannot have more than 100 elements.");
        var cluster = store.Cluster(call);
        var withTags = call.Input.Texts("include").Contains("TAGS");
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var name in names)
        {
            if (EcsStore.FindTask(cluster, name) is { } task)
                found.Add(TaskView.Of(task, withTags));
            else
                failures.Add(new JsonObject { ["arn"] = call.Arn("ecs", $"task/{cluster.Name}/{Arn.LastSegment(name)}"), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["tasks"] = found, ["failures"] = failures };
    }

    public JsonObject List(LocalCall call)
    {
        var input = call.Input;
        var cluster = store.Cluster(call);
        string[] others = ["containerInstance", "family", "serviceName", "desiredStatus", "launchType"];
        if (input.Text("startedBy") is not null && others.FirstOrDefault(name => input[name] is not null) is { } other)
            throw EcsErrors.Invalid($"startedBy must be the only filter, but {other} is given too.");
        var service = input.Text("serviceName") is { } name ? EcsStore.Service(cluster, name).Name : null;
        var family = input.Text("family");
        var startedBy = input.Text("startedBy");
        var launchType = input.Text("launchType");
        var desired = input.Text("desiredStatus") ?? "RUNNING";
        var arns = cluster.Tasks
            .Where(t => t.Desired == desired)
            .Where(t => service is null || t.ServiceName == service)
            .Where(t => family is null || EcsDefinitions.Split(t.DefinitionArn).Family == family)
            .Where(t => startedBy is null || t.StartedBy == startedBy)
            .Where(t => launchType is null || t.LaunchType == launchType)
            .Where(_ => input.Text("containerInstance") is null)
            .Select(t => t.Arn).ToList();
        var (page, next) = Paging.Of(arns, input.Whole("maxResults"), input.Text("nextToken"), 100, EcsErrors.BadToken);
        return Paging.Reply("taskArns", page.Select(JsonNode? (a) => a), next);
    }

    private static TaskOrder Order(JsonObject input, ClusterRecord cluster, DefinitionRecord definition, JsonObject workload)
    {
        var tags = TagRules.Read(input.Array("tags"));
        if (input.Text("propagateTags") == "TASK_DEFINITION")
            foreach (var (key, value) in definition.Tags.Values)
                tags.Values.TryAdd(key, value);
        if (input.Flag("enableECSManagedTags") == true)
            tags.Values["aws:ecs:clusterName"] = cluster.Name;
        return new TaskOrder(cluster, definition)
        {
            Group = input.Text("group") ?? $"family:{definition.Family}",
            StartedBy = input.Text("startedBy"),
            LaunchType = workload.Text("launchType"),
            CapacityProviderStrategy = workload.Array("capacityProviderStrategy"),
            PlatformVersion = workload.Text("platformVersion"),
            NetworkConfiguration = workload.Object("networkConfiguration"),
            Overrides = input.Object("overrides")?.Copy(),
            EnableExecuteCommand = input.Flag("enableExecuteCommand") ?? false,
            Tags = tags,
        };
    }

    private static void CheckOverrides(JsonObject? overrides, DefinitionRecord definition)
    {
        var names = definition.Containers.Select(c => c.Text("name")).ToHashSet();
        foreach (var item in overrides?.Objects("containerOverrides") ?? [])
            if (!names.Contains(item.Text("name")))
                throw EcsErrors.Invalid($"Override for container named {item.Text("name")} is not a container in the TaskDefinition.");
    }

    private static JsonObject Reply(IEnumerable<TaskRecord> tasks, string? failure) => new()
    {
        ["tasks"] = tasks.Select(JsonNode? (t) => TaskView.Of(t, withTags: true)).ToJsonArray(),
        ["failures"] = failure is null ? [] : new JsonArray(new JsonObject { ["reason"] = failure }),
    };
}
