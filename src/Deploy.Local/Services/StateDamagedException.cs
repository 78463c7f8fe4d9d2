namespace Deploy.Local.Services;

/// <summary>A file of the state is no document.</summary>
/// <param name="file">Its path.</param>
/// <param name="inner">What is wrong with it.</param>
public sealed class StateDamagedException(string file, Exception inner) : Exception(
    $"{file} is damaged ({inner.Message.Split('\n')[0].TrimEnd('.')}). Delete it, and with it what it held; or delete its folder, and with it all that this local AWS has.", inner);
