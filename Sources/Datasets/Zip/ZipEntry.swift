/// A file in a zip file, as the list at its end has it.
struct ZipEntry {
  let name: String
  let isEncrypted: Bool
  /// 0: stored as it is; 8: deflated.
  let method: Int
  /// CRC-32 of the bytes once unpacked.
  let checksum: UInt32
  let packedSize: Int
  let size: Int
  /// Where its own header begins, behind which its bytes stand.
  let start: Int

  /// Whether it would be unpacked to another place than the folder that one asks for.
  var leadsOut: Bool {
    name.hasPrefix("/") || name.contains("\\") || name.split(separator: "/").contains("..")
  }
}
