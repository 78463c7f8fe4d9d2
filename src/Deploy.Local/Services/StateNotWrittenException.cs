namespace Deploy.Local.Services;

/// <summary>A file of the state cannot be written: the disk is full, or the folder is no longer ours.</summary>
/// <param name="file">The file.</param>
/// <param name="problem">Why.</param>
public sealed class StateNotWrittenException(string file, Exception problem)
    : Exception($"Local cannot write its state: {problem.Message} Make room or make {file} writable, and deploy again.", problem);
