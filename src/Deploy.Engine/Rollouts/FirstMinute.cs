namespace Deploy.Engine.Rollouts;

/// <summary>
/// Watches a revision without any health check for a while after ECS called its deployment successful: there every RUNNING task is healthy, also one whose
/// container ends seconds later. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html (minimumHealthyPercent)
/// </summary>
internal sealed class FirstMinute(ServiceRollout rollout, ServiceLook look, StoppedTasks tasks, RevisionContainers containers, TimeProvider time, TimeSpan length)
{
    private readonly PatientReads _reads = new(time);
    private readonly HashSet<string> _before = new(StringComparer.Ordinal);
    private long? _since;
    private bool? _isChecked;

    /// <summary>Looks once at a deployment that succeeded.</summary>
    /// <returns>The success; or that it is still watched; or that it is unstable.</returns>
    public async Task<DeploymentSighting> LookAsync(DeploymentSighting success, CancellationToken cancellationToken)
    {
        if (length <= TimeSpan.Zero) return success;
        _reads.Begin();
        _isChecked ??= look.Service?.LoadBalancers is { Count: > 0 } || await HasHealthCheckAsync(cancellationToken);
        if (_isChecked == true) return success;
        var isFirst = _since is null;
        _since ??= time.GetTimestamp();
        await _reads.TryAsync("stopped tasks", tasks.CollectAsync, cancellationToken);
        // What another run left behind is judged by what happens now, not by what happened since.
        if (isFirst && rollout.IsFound) _before.UnionWith(tasks.NewestFirst.Select(task => task.TaskArn));
        var crashed = tasks.NewestFirst.FirstOrDefault(task => !_before.Contains(task.TaskArn) && (task.StoppingAt ?? task.StoppedAt) >= (success.Finished ?? rollout.Started.UtcDateTime));
        if (crashed is not null) return new DeploymentSighting(ProbeState.Unstable, "a task ended after ECS had called the deployment successful", IsFailing: true);
        return time.GetElapsedTime(_since.Value) >= length
            ? success
            : new DeploymentSighting(ProbeState.NotYet, $"{success.Text}; without a health check it is watched for {length.TotalSeconds:0.#} s") { IsReached = true };
    }

    /// <summary>What cannot be read is taken for a check: ECS's word stands.</summary>
    private async Task<bool> HasHealthCheckAsync(CancellationToken cancellationToken)
    {
        var has = true;
        await _reads.TryAsync("the task definition", async token => has = await containers.HaveHealthCheckAsync(token), cancellationToken);
        return has;
    }
}
