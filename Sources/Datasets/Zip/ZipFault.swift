extension DatasetError {
  /// What can be wrong with a zip file.
  public enum ZipFault: Equatable, Sendable {
    /// The list of files at the end of the zip file is not there.
    case noDirectory
    /// The list of files names places that the zip file has not.
    case brokenDirectory
    case zip64
    case severalParts
    case encrypted(file: String)
    case unknownMethod(file: String, method: Int)
    /// It does not unpack to as many bytes as the list says, or not to those whose checksum is in the list.
    case damaged(file: String)
    /// A name such as `../x`.
    case leadsOut(file: String)
    case twice(file: String)
    case tooLarge(megabytes: Int)
    /// Recordings below more than one folder.
    case severalFolders(String, String)
  }
}

extension DatasetError.ZipFault: Error {
  /// One sentence about the zip file at the path.
  func description(_ path: String) -> String {
    switch self {
    case .noDirectory:
      "\(path) is no whole zip file, for the list of files at its end is missing; fetch it again, or give the folder that was packed."
    case .brokenDirectory:
      "\(path) is damaged, for its list of files does not fit it; fetch it again, or give the folder that was packed."
    case .zip64:
      "\(path) is a zip file for large data (zip64), which is not read; unpack it, and give the folder."
    case .severalParts:
      "\(path) is one of several parts of a zip file; put them together and unpack them, and give the folder."
    case .encrypted(let file):
      "\(path): \(file) is encrypted; unpack it with its password, and give the folder."
    case .unknownMethod(let file, let method):
      "\(path): \(file) is packed by method \(method), and only 0 (stored) and 8 (deflated) are read; "
        + "unpack it, and give the folder."
    case .damaged(let file):
      "\(path): \(file) is damaged, for it does not unpack to what the list of files says; fetch the zip file again."
    case .leadsOut(let file):
      "\(path): the name \(file) leads out of the folder that it would be unpacked to; fetch the zip file from where it was published."
    case .twice(let file):
      "\(path) has the file \(file) twice; unpack it, see which one is right, and give the folder."
    case .tooLarge(let megabytes):
      "\(path) holds more than \(megabytes) MB, and recordings are much smaller; check that it is the right file."
    case .severalFolders(let first, let second):
      "\(path) has recordings in \(first) and in \(second); unpack it, and give one of these folders."
    }
  }
}
